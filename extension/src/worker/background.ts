/**
 * The service worker. The browser may end it between any two events, so nothing is kept in
 * variables, and every listener is registered here, synchronously.
 */

import { finishRestore } from "../stored/staged.js";
import { registerAccount } from "./account.js";
import { registerBadge } from "./badge.js";
import { registerCopy } from "./copy.js";
import { registerInline } from "./inline.js";
import { registerInstall } from "./install.js";
import { registerOpenPlatform } from "./openPlatform.js";
import { registerWatch } from "./watch.js";

registerAccount();
registerBadge();
registerCopy();
registerInline();
registerInstall();
registerOpenPlatform();
registerWatch();
// A page that was closed while it restored a backup.
void finishRestore().catch(console.error);

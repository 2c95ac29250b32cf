/**
 * The service worker. The browser may end it between any two events, so nothing is kept in
 * variables, and every listener is registered here, synchronously.
 */

import { registerBadge } from "./worker/badge.js";
import { registerCopy } from "./worker/copy.js";
import { registerInline } from "./worker/inline.js";
import { registerInstall } from "./worker/install.js";
import { registerOpenPlatform } from "./worker/openPlatform.js";

registerBadge();
registerCopy();
registerInline();
registerInstall();
registerOpenPlatform();

/** The worker's hands on the clipboard: lives for one copy. */

import { fetchForClipboard } from "../browser/messages.js";
import { copyWithCommand } from "../clipboard.js";

/** Long enough for a busy browser to take over what was copied. */
const OPEN_FOR_MS = 3000;

setTimeout(() => window.close(), OPEN_FOR_MS);

fetchForClipboard(copyWithCommand);

/** The worker's hands on the clipboard: lives for one copy. */

import { copyWithCommand } from "../browser/clipboard.js";
import { fetchForClipboard } from "../browser/offscreen.js";

/** Long enough for a busy browser to take over what was copied. */
const OPEN_FOR_MS = 3000;

setTimeout(() => window.close(), OPEN_FOR_MS);

fetchForClipboard(copyWithCommand);

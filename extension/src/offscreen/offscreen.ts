/** The worker's hands on the clipboard: lives for one copy. */

import { onMessage } from "../browser.js";
import { copyWithCommand } from "../clipboard.js";

/** Long enough for a busy browser to take over what was copied. */
const OPEN_FOR_MS = 3000;

setTimeout(() => window.close(), OPEN_FOR_MS);

onMessage("copy", ({ text }) => {
  copyWithCommand(text);
  return true;
});

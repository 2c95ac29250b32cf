/** The worker's hands on the clipboard: lives for one copy. */

import { onMessage } from "../browser.js";
import { copyWithCommand } from "../clipboard.js";

onMessage("copy", ({ text }) => {
  copyWithCommand(text);
  return true;
});

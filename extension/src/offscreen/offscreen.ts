/** The worker's hands on the clipboard: lives for one copy. */

import { copyWithCommand, onMessage } from "../browser.js";

onMessage("copy", ({ text }) => {
  copyWithCommand(text);
  return true;
});

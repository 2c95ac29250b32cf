/** The content script of inline estimates. Runs only while the user has turned them on. */

import { onMessage } from "../browser/messages.js";
import { Inline } from "./layer.js";

// The script may be injected again into a page where it was turned off before.
const world = globalThis as { affixInline?: Inline };
if (!world.affixInline) {
  const inline = new Inline();
  world.affixInline = inline;
  onMessage("inline_off", () => inline.stop());
}
world.affixInline.start();

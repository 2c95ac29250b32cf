/** Tells that something was copied: on the button while it is in sight, and else in a small page for a moment. */

import { text } from "../browser/catalogue.js";
import type { MenuTarget } from "../browser/menu.js";
import { isPinned, openInstead } from "../browser/toolbar.js";
import { type Confirmation, confirmation } from "../stored/confirmation.js";
import { dropFailure, keepFailure } from "../stored/failure.js";
import { dropHeldCopy } from "../stored/held.js";
import { count, sentence } from "../words/sentences.js";
import { markCopied } from "./badge.js";

export async function confirm(target: MenuTarget, made: Confirmation, input: string): Promise<void> {
  const marked = markCopied(target.tabId, titleOf(made));
  await Promise.all([dropFailure(), dropHeldCopy()]);
  // What was passed over is told wherever the button stands.
  const inSight = (await isPinned()) && !made.passed;
  const told = inSight || (await tell(made));
  if (!told && made.passed) {
    const { n, why } = made.passed;
    const params = { n: String(made.n), passed: String(n), reason: sentence(why) };
    await keepFailure({ note: { code: "copy_partly", params, text: "" }, input });
  }
  await marked;
}

/** In a page that takes it out of what is stored; `false` where the browser opens none, or it stands there already. */
async function tell(made: Confirmation): Promise<boolean> {
  await confirmation.change(() => made);
  return openInstead("copied.html");
}

/** What the button says under the pointer. */
function titleOf({ what, n, link, notes, profile }: Confirmation): string {
  const copied =
    what === "links"
      ? count("badge_copied_many", n)
      : text(what === "post" ? "badge_copied_post" : "badge_copied", { link });
  return [copied, ...notes.map(sentence), text("badge_posting_as", { name: profile.name })].join(" ");
}

/** What every page of ours does first. */

import { type ComponentChild, render } from "preact";
import { text, textLanguage } from "../../browser/catalogue.js";
import { onLanguageChanged, speakChosen } from "../../stored/language.js";

/** Asked for at once, while the page looks up what else it needs. */
const spoken = speakChosen();

/** Puts `content` in place of the skeleton, in the user's language and direction. */
export async function showPage(titleCode: string, content: ComponentChild): Promise<void> {
  await spoken;
  Object.assign(document.documentElement, textLanguage());
  document.title = text(titleCode);
  const place = document.getElementById("app");
  if (!place) return;
  place.replaceChildren();
  place.removeAttribute("aria-busy");
  render(content, place);
  // Every text, also those that were put together once, is in the language before.
  onLanguageChanged(() => location.reload());
}

/** What every page of ours does first. */

import { type ComponentChild, render } from "preact";
import { text, textLanguage } from "../browser/catalogue.js";
import { noteOf } from "../protocol/problem.js";
import { sentence } from "../words/sentences.js";

/** Puts `content` in place of the skeleton, in the user's language and direction. */
export function showPage(titleCode: string, content: ComponentChild): void {
  Object.assign(document.documentElement, textLanguage());
  document.title = text(titleCode);
  const place = document.getElementById("app");
  if (!place) return;
  place.replaceChildren();
  place.removeAttribute("aria-busy");
  render(content, place);
}

/** What went wrong as a sentence, whoever threw it. */
export function troubleText(error: unknown): string {
  return sentence(noteOf(error, "ui_trouble"));
}

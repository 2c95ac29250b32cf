/** What a page of ours says when something went wrong. */

import { noteOf } from "../protocol/problem.js";
import { sentence } from "../words/sentences.js";

/** What went wrong as a sentence, whoever threw it. */
export function troubleText(error: unknown): string {
  return sentence(noteOf(error, "ui_trouble"));
}

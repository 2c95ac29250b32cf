import type { Note } from "../../pkg/affix.js";
import { sentence } from "../words/sentences.js";
import { troubleText } from "./page.js";

/** Why the worker has no answer. */
export class Refused extends Error {
  constructor(readonly note: Note) {
    super(note.code);
  }
}

/** What went wrong as a sentence, here or in the worker. */
export function whyNot(error: unknown): string {
  return error instanceof Refused ? sentence(error.note) : troubleText(error);
}

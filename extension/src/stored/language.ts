/** The language that the user chose for Affix; without one it speaks the browser's. */

import { LANGUAGES, speak } from "../browser/catalogue.js";
import { cell } from "./cell.js";

export const language = cell<string | null>({
  name: "language",
  read: (stored) => LANGUAGES.find(({ tag }) => tag === stored)?.tag ?? null,
});

let speaking: Promise<void> | null = null;

/** Waits until texts come in the language that the user chose. Where it cannot be read they stay the browser's. */
export function speakChosen(): Promise<void> {
  speaking ??= language.read().then(speak).catch(console.error);
  return speaking;
}

/** Calls back once the texts come in another language than before. */
export function onLanguageChanged(callback: () => void): void {
  language.onChange(() => {
    speaking = null;
    void speakChosen().then(callback);
  });
}

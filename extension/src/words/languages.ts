/** Languages of readers, by their own names for the user. */

import { uiLocale } from "../browser/catalogue.js";

/** Those that AliExpress' sites speak. */
const CODES = "en,ar,de,es,fr,he,id,it,ja,ko,nl,pl,pt,pt-BR,ru,th,tr,uk,vi".split(",");

/** Each with its name in the user's language, in the order of these; `more` where it is none of them. */
export function languages(more: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(uiLocale(), { type: "language" });
  const codes = more && !CODES.includes(more) ? [...CODES, more] : CODES;
  const named = codes.map((value) => ({ value, label: nameIn(names, value) }));
  return named.sort((one, other) => one.label.localeCompare(other.label, uiLocale()));
}

/** A draft of elsewhere may name something that is no language. */
function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Texts that need more than a code: counts, and sentences that the core hands over. */

import type { Note, Part, Unread } from "../../pkg/affix.js";
import { text, uiLocale } from "../browser.js";

let rules: Intl.PluralRules | undefined;

/** The form of `code` for `n`: `code_one`, `code_few`…, and `code_other` where that one is missing. */
export function count(code: string, n: number, params: Record<string, string> = {}): string {
  rules ??= new Intl.PluralRules(uiLocale());
  const given = { ...params, n: new Intl.NumberFormat(uiLocale()).format(n) };
  return text(`${code}_${rules.select(n)}`, given, text(`${code}_other`, given));
}

export function sentence(note: Note): string {
  return text(note.code, note.params, note.text);
}

export function partLabel(part: Part): string {
  return text(part.code, part.params, part.label);
}

/** What a page's field is called, for instance "Rating" for `rating`. */
export function fieldName(field: string): string {
  const code = field.replace(/[A-Z]/g, (upper) => `_${upper.toLowerCase()}`).replace(/[^a-z0-9_]/g, "_");
  return text(`ui_field_${code}`, {}, field);
}

export function unreadReason(unread: Unread): string {
  return text(unread.code, unread.params, unread.reason);
}

/** Whether the user can put it right on the options page. */
export function mendedInOptions({ code }: Note): boolean {
  return code.startsWith("link_") || code === "look_no_profile" || code === "look_no_default";
}

/** Several words as the user's language lists them. */
export function list(words: string[]): string {
  return new Intl.ListFormat(uiLocale(), { type: "conjunction" }).format(words);
}

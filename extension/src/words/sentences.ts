/** Texts that need more than a code: counts, and sentences that the core hands over. */

import type { Note, UrlFacts } from "../../pkg/affix.js";
import { text, uiLocale } from "../browser/catalogue.js";
import { day } from "./money.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

let rules: Intl.PluralRules | undefined;

/** The form of `code` for `n`: `code_one`, `code_few`…, and `code_other` where that one is missing. */
export function count(code: string, n: number, params: Record<string, string> = {}): string {
  rules ??= new Intl.PluralRules(uiLocale());
  const given = { ...params, n: new Intl.NumberFormat(uiLocale()).format(n) };
  return text(`${code}_${rules.select(n)}`, given, text(`${code}_other`, given));
}

/** What the core says by a code and its values: a note, a reason, a field that was not read. */
export function sentence({ code, params }: Pick<Note, "code" | "params">): string {
  // What a network calls its ids is a code too.
  const named = ["label", "missing"].filter((name) => params[name]);
  const words = (name: string) =>
    (params[name] ?? "")
      .split(", ")
      .map((label) => text(label, {}, label))
      .join(", ");
  const days = Object.entries(params).filter(([, value]) => DAY.test(value));
  return text(code, {
    ...params,
    ...Object.fromEntries(days.map(([name, value]) => [name, day(value)])),
    ...Object.fromEntries(named.map((name) => [name, words(name)])),
  });
}

/** Why there is no link for an address. */
export function notPromotable({ reasonCode }: UrlFacts): string {
  return text(reasonCode ?? "ui_page_not_promotable");
}

/** What a page's field is called, for instance "Rating" for `rating`. */
export function fieldName(field: string): string {
  const code = field.replace(/[A-Z]/g, (upper) => `_${upper.toLowerCase()}`).replace(/[^a-z0-9_]/g, "_");
  return text(`ui_field_${code}`, {}, field);
}

/** Whether the user can put it right on the options page. */
export function mendedInOptions({ code }: Note): boolean {
  return /^(link|campaign)_/.test(code) || code === "look_no_profile" || code === "look_no_default";
}

/** The part of the options page where it is put right, and what the way there is called. */
export function mendedAt({ code }: Note): { part: string; label: string } {
  if (code.startsWith("campaign_")) return { part: "campaigns", label: text("ui_open_campaigns") };
  return { part: "profiles", label: text("ui_open_profiles") };
}

/** Several words as the user's language lists them. */
export function list(words: string[]): string {
  return new Intl.ListFormat(uiLocale(), { type: "conjunction" }).format(words);
}

/** Texts that need more than a code: counts, and sentences that the core hands over. */

import type { Note, UrlFacts } from "../../pkg/affix.js";
import { countingField, inEnglish, text, uiLocale } from "../browser/catalogue.js";
import { day, moneyRange, number } from "./money.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** An amount or a range of it with its currency, as the core writes it; a question mark for one that is not known. */
const AMOUNT = /^([A-Z]{3}|\?) (\d+(?:\.\d+)?)(?: – (\d+(?:\.\d+)?))?$/;

const rules = new Map<string, Intl.PluralRules>();

/** The form that a number takes: `one`, `few`…, by the language that the text is in. */
function formFor(code: string, n: number): string {
  const language = inEnglish(code) ? "en" : uiLocale();
  const found = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, found);
  return found.select(n);
}

/** The form of `code` for `n`: `code_one`, `code_few`…; `{n}` is `n` as the user writes it. */
export function count(code: string, n: number, params: Record<string, string> = {}): string {
  return text(`${code}_${formFor(code, n)}`, { ...params, n: number(n) });
}

/** What the core says by a code and its values: a note, a reason, a field that was not read. */
export function sentence({ code, params }: Pick<Note, "code" | "params">): string {
  // What a network calls its ids is a code too, and so is a reason that stands in a sentence.
  const named = ["label", "missing", "reason"].filter((name) => params[name]);
  const words = (name: string) =>
    (params[name] ?? "")
      .split(", ")
      .map((label) => text(label, params, label))
      .join(", ");
  return text(formed(code, params), {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inUsersWords(value)])),
    ...Object.fromEntries(named.map((name) => [name, words(name)])),
  });
}

/** Days and amounts as the user's language writes them; anything else as it is. */
function inUsersWords(value: string): string {
  if (DAY.test(value)) return day(value);
  const [amount, currency, low, high] = AMOUNT.exec(value) ?? [];
  if (!amount || !currency || !low) return value;
  return moneyRange({ low, high: high ?? low }, currency === "?" ? null : currency);
}

/** The code of the form that one of the values asks for, where the language has forms for this sentence. */
function formed(code: string, params: Note["params"]): string {
  const n = Number(params[countingField(code)] ?? Number.NaN);
  return Number.isNaN(n) ? code : `${code}_${formFor(code, n)}`;
}

/** Why there is no link for an address. */
export function notPromotable({ reasonCode }: UrlFacts): string {
  return text(reasonCode ?? "ui_page_not_promotable");
}

const SAYING: Record<string, string> = { blocked: "ui_saying_blocked", unavailable: "ui_saying_removed" };

/** What is said of a page that shows no product, by its kind, in place of its own title; `null` for any other. */
export function saying(kind: string | undefined): string | null {
  const code = SAYING[kind ?? ""];
  return code ? text(code) : null;
}

/** What a page's field is called, for instance "Rating" for `rating`. */
export function fieldName(field: string): string {
  const code = field.replace(/[A-Z]/g, (upper) => `_${upper.toLowerCase()}`).replace(/[^a-z0-9_]/g, "_");
  return text(`ui_field_${code}`, {}, field);
}

/** Whether the user can put it right in the settings. */
export function mendedInOptions({ code }: Note): boolean {
  return /^(link|campaign)_/.test(code) || code === "look_no_profile" || code === "look_no_default";
}

/** Whether it is said of the account's id, and so of every link with it. */
export function isOfId({ code }: Note): boolean {
  return code === "link_id_unconfirmed" || code === "link_id_not_counted";
}

/** The part of the settings where it is put right, and what the way there is called. */
export function mendedAt({ code }: Note): { part: string; label: string } {
  if (code.startsWith("campaign_")) return { part: "campaigns", label: text("ui_open_campaigns") };
  return { part: "profiles", label: text("ui_open_profiles") };
}

/** Several words as the user's language lists them. */
export function list(words: string[]): string {
  return new Intl.ListFormat(uiLocale(), { type: "conjunction" }).format(words);
}

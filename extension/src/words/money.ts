/** Amounts, rates, counts and days as the user's language writes them. All come as decimal text. */

import type { AmountRange, PriceRange } from "../../pkg/affix.js";
import { keptWithLanguage, textLanguage, uiLocale } from "../browser/catalogue.js";
import { compare, places } from "./decimal.js";

const made = keptWithLanguage<Intl.NumberFormat>();

export function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = made.get(key);
  if (!found) {
    try {
      found = new Intl.NumberFormat(uiLocale(), options);
    } catch {
      found = new Intl.NumberFormat(uiLocale(), { maximumFractionDigits: 6 });
    }
    made.set(key, found);
  }
  return found;
}

/** In a page from right to left the signs beside a figure would go to its other side: "$US 8.46". */
export function one(format: Intl.NumberFormat, value: string): string {
  const text = withMinus(format.format(value as Intl.StringNumericLiteral));
  return textLanguage().dir === "rtl" ? isolated(text) : text;
}

/** A minus is as wide as a plus: a hyphen is none. */
function withMinus(text: string): string {
  return text.replace("-", "−");
}

/** Unicode's isolate from left to right, and its end. */
const [ISOLATE, END] = ["\u2066", "\u2069"];

/** The marks that some languages' own formats bring along, which would turn what is inside round again. */
const MARKS = /[\u061c\u200e\u200f]/g;

const isolated = (text: string): string => ISOLATE + text.replace(MARKS, "") + END;

/** A range runs from left to right in every page: signs and figures alone would turn round in one from right to left. */
function two(format: Intl.NumberFormat, low: string, high: string): string {
  if (compare(low, high) >= 0) return one(format, low);
  return isolated(format.formatRange(low as Intl.StringNumericLiteral, high as Intl.StringNumericLiteral));
}

/** A text for other pages than ours: their readers' programs know no isolates, and a blank there is a plain one. */
export function withoutIsolates(text: string): string {
  return text
    .replace(/[\u2066\u2069]/g, "")
    .replace(MARKS, "")
    .replace(/[\u00a0\u202f]/g, " ");
}

/** Never rounds: an amount keeps the decimal places it has. */
function currencyFormat(currency: string | null, ...amounts: string[]): Intl.NumberFormat {
  const most = Math.max(...amounts.map(places));
  if (!currency) return formatter({ minimumFractionDigits: most, maximumFractionDigits: most });
  const usual = formatter({ style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return formatter({ style: "currency", currency, maximumFractionDigits: Math.max(most, usual) });
}

export function money(amount: string, currency: string | null): string {
  return one(currencyFormat(currency, amount), amount);
}

export function moneyRange(range: AmountRange, currency: string | null): string {
  return two(currencyFormat(currency, range.low, range.high), range.low, range.high);
}

export function price(range: PriceRange): string {
  return moneyRange({ low: range.min, high: range.max }, range.currency);
}

export const PERCENT: Intl.NumberFormatOptions = { style: "unit", unit: "percent", maximumFractionDigits: 4 };

export function percent(value: string): string {
  return one(formatter(PERCENT), value);
}

export function percentRange(range: AmountRange): string {
  return two(formatter(PERCENT), range.low, range.high);
}

export function number(value: number | string): string {
  return one(formatter({ maximumFractionDigits: 4 }), String(value));
}

const madeOfDates = keptWithLanguage<Intl.DateTimeFormat>();

/** One for each way to write dates: to make one takes as long as to write a hundred. */
export function dateFormatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const found = madeOfDates.get(key) ?? new Intl.DateTimeFormat(uiLocale(), options);
  madeOfDates.set(key, found);
  return found;
}

/** The time of day of a moment, in milliseconds since 1970-01-01 UTC; with its day unless that is today. */
export function moment(at: number): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  return dateFormatter({ timeStyle: "short", ...(!today && { dateStyle: "medium" }) }).format(at);
}

/** `2026-11-22`, `2026-11` or a year as the user's language writes it; any other text as it is. */
export function day(text: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return text;
  const [, year, month, date] = match;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
  if (Number.isNaN(at.getTime())) return text;
  return dateFormatter({
    year: "numeric",
    month: "short",
    ...(date ? { day: "numeric" } : {}),
    timeZone: "UTC",
  }).format(at);
}

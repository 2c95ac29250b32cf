/** The user's own rates as they read in a list. */

import type { FirstLevel, NetworkInfo, RateOverride } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { day, percentRange } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { readDecimal } from "./typed.js";

/** The tables that give numbers and codes their names. */
export interface Names {
  networks: NetworkInfo[];
  categories: FirstLevel[];
  events: Map<string, string>;
}

/** `9%`, `7% – 9%`, or what was typed when it is no number. */
export function percentInWords({ rate: { low, high } }: RateOverride): string {
  const plain = (typed: string): string | null => readDecimal(typed.replace("%", ""));
  const [a, b] = [plain(low), plain(high.trim() ? high : low)];
  if (a !== null && b !== null) return percentRange({ low: a, high: b });
  return (
    [low, high]
      .map((typed) => typed.trim())
      .filter(Boolean)
      .join(" – ") || text("ui_rate_none")
  );
}

/** What it holds for, when, and where the user has it from. */
export function scopeInWords(rate: RateOverride, { networks, categories, events }: Names): string[] {
  const { product, store, category, network, event, note } = rate;
  const known = categories.find(({ id }) => id === category)?.name;
  const goods = [
    product && text("ui_rate_of_product", { id: product }),
    store && text("ui_rate_of_store", { id: store }),
    category && (known ?? categoryInWords(category)),
  ].filter(Boolean);
  return [
    ...(goods.length > 0 ? goods : [text("ui_rate_of_all")]),
    network && networkName(networks, network),
    event && text("ui_rate_of_event", { event: events.get(event) ?? event }),
    days(rate),
    note,
  ].filter((words): words is string => Boolean(words));
}

/** A number that goods are listed under, or that of a category page: `category/3710`. */
function categoryInWords(category: string): string {
  const page = /^category\/(.+)$/.exec(category)?.[1];
  return page ? text("ui_rate_of_category_page", { id: page }) : text("ui_rate_of_category", { id: category });
}

function days({ from, until }: RateOverride): string {
  if (from && until) return text("ui_rate_between", { from: day(from), until: day(until) });
  if (from) return text("ui_rate_since", { from: day(from) });
  return until ? text("ui_rate_until", { until: day(until) }) : "";
}

export function inWords(rate: RateOverride, names: Names): string {
  return [percentInWords(rate), ...scopeInWords(rate, names)].join(" · ");
}

/** The user's day, by which the core counts. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function isOver({ until }: RateOverride): boolean {
  return until !== null && /^\d{4}-\d\d-\d\d$/.test(until) && until < today();
}

/** The user's own rates as they read in a list. */

import type { FirstLevel, NamedCategory, NetworkInfo, OwnRate, RateOverride } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { day, percentRange } from "../../words/money.js";
import { networkName } from "../../words/names.js";

/** The tables that give numbers and codes their names. */
export interface Names {
  networks: NetworkInfo[];
  categories: FirstLevel[];
  events: Map<string, string>;
}

/** `9%`, `7% – 9%`, or what was typed when it is no number. */
export function percentInWords({ rate: { low, high } }: RateOverride, own: OwnRate | undefined): string {
  if (own?.rate) return percentRange(own.rate);
  return (
    [low, high]
      .map((typed) => typed.trim())
      .filter(Boolean)
      .join(" – ") || text("ui_rate_none")
  );
}

/** What it holds for, when, and where the user has it from. */
export function scopeInWords(
  rate: RateOverride,
  own: OwnRate | undefined,
  { networks, categories, events }: Names,
): string[] {
  const { product, store, network, event, note } = rate;
  const goods = [
    product && text("ui_rate_of_product", { id: product }),
    store && text("ui_rate_of_store", { id: store }),
    own?.category && categoryInWords(own.category, categories),
  ].filter(Boolean);
  return [
    ...(goods.length > 0 ? goods : [text("ui_rate_of_all")]),
    network && networkName(networks, network),
    event && text("ui_rate_of_event", { event: events.get(event) ?? event }),
    days(rate),
    note,
  ].filter((words): words is string => Boolean(words));
}

/** A number that goods are listed under, by its name where it has one, or that of a category page. */
function categoryInWords({ id, page }: NamedCategory, known: FirstLevel[]): string {
  if (page) return text("ui_rate_of_category_page", { id });
  return known.find((first) => first.id === id)?.name ?? text("ui_rate_of_category", { id });
}

function days({ from, until }: RateOverride): string {
  if (from && until) return text("ui_rate_between", { from: day(from), until: day(until) });
  if (from) return text("ui_rate_since", { from: day(from) });
  return until ? text("ui_rate_until", { until: day(until) }) : "";
}

export function inWords(rate: RateOverride, own: OwnRate | undefined, names: Names): string {
  return [percentInWords(rate, own), ...scopeInWords(rate, own, names)].join(" · ");
}

/** Which products a filter leaves: pure. What is not known fits no filter that asks for it. */

import type { PriceRange } from "../../pkg/affix.js";
import { compare } from "../words/decimal.js";

/** Whether some of a price lies between two amounts of its currency, decimal text; either may be left out. */
export function withinPrice(price: PriceRange | null, from: string | null, to: string | null): boolean {
  if (!price) return from === null && to === null;
  return (from === null || compare(price.max, from) >= 0) && (to === null || compare(price.min, to) <= 0);
}

/** The one currency that all prices are in; `null` where there are several, or one is without. */
export function onlyCurrency(prices: readonly (PriceRange | null)[]): string | null {
  const all = new Set(prices.flatMap((price) => (price ? [price.currency] : [])));
  const [first] = all;
  return all.size === 1 ? (first ?? null) : null;
}

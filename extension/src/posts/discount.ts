/** By how much a price is below the struck one. */

import type { PriceRange } from "../../pkg/affix.js";
import { percentOff } from "../core/rates.js";
import { formatter, one, PERCENT, percent } from "../words/money.js";

/** By how much the price is below the struck one, `-50%`; `null` unless both ends agree. */
export function discount(now: PriceRange, before: PriceRange): string | null {
  const off = offInPercent(now, before);
  return off === null ? null : one(formatter(PERCENT), `-${off}`);
}

/** The same as what a buyer saves, `50%`. */
export function saving(now: PriceRange, before: PriceRange): string | null {
  const off = offInPercent(now, before);
  return off === null ? null : percent(off);
}

function offInPercent(now: PriceRange, before: PriceRange): string | null {
  if (now.currency !== before.currency) return null;
  const off = percentOff(now.min, before.min);
  return off === percentOff(now.max, before.max) ? (off?.replace("%", "") ?? null) : null;
}

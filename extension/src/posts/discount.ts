/** By how much a price is below the struck one. */

import type { PriceRange } from "../../pkg/affix.js";
import { percentOff } from "../core/rates.js";
import { formatter, one, PERCENT, percent } from "../words/money.js";

/** `−50%`; `null` where the core sees no discount. */
export function discount(now: PriceRange, before: PriceRange): string | null {
  const off = percentOff(now, before);
  return off === null ? null : one(formatter(PERCENT), `-${off}`);
}

/** The same as what a buyer saves, `50%`. */
export function saving(now: PriceRange, before: PriceRange): string | null {
  const off = percentOff(now, before);
  return off === null ? null : percent(off);
}

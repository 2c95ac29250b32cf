/** Numbers that are typed, exchange rates and discounts. */

import * as core from "../../pkg/affix.js";
import { askedAtOnce } from "./load.js";

export const typedNumber = askedAtOnce(core.typedNumber);
export const checkExchange = askedAtOnce(core.checkExchange);
/** The user's day, by which the core counts. */
export const today = askedAtOnce(() => core.today(Date.now()));
/** By how much less a price is than the one before, in whole percent. */
export const percentOff = askedAtOnce(
  (now: core.PriceRange, before: core.PriceRange) => core.discount(now, before) ?? null,
);

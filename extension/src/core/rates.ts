/** Numbers that are typed, exchange rates and discounts. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const typedNumber = askedAtOnce(core.typedNumber);
export const checkExchange = askedAtOnce(core.checkExchange);
/** The user's day, by which the core counts. */
export const today = askedAtOnce(() => core.today(Date.now()));
/** By how much less a price is than the one before, in whole percent. */
export const percentOff = askedAtOnce(
  (now: core.PriceRange, before: core.PriceRange) => core.discount(now, before) ?? null,
);
/** The rates that the user's own orders say of products, those that they say anything of. */
export const settledRates = asked((products: string[], network: string, country: string | null, own: string[]) =>
  core.settledRates(products, network, country, own),
);

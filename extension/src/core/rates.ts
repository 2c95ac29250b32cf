/** The user's own rates, and what they are typed with. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const readRates = asked(core.readRates);
export const pasted = asked(core.pasted);
export const categories = asked(core.categories);
/** What is asked while a form is drawn: views that have settings have a core. */
export const ownRates = askedAtOnce((rates: core.RateOverride[]) => core.ownRates(rates, Date.now()));
export const typedPercents = askedAtOnce(core.typedPercents);
export const typedShare = askedAtOnce(core.typedShare);
export const typedNumber = askedAtOnce(core.typedNumber);
export const checkExchange = askedAtOnce(core.checkExchange);
export const checkConversions = askedAtOnce(core.checkConversions);
/** The user's day, by which the core counts. */
export const today = askedAtOnce(() => core.today(Date.now()));
/** By how much less a price is than the one before, in whole percent. */
export const percentOff = askedAtOnce(
  (now: core.PriceRange, before: core.PriceRange) => core.discount(now, before) ?? null,
);

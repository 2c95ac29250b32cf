/** The user's own rates, and what they are typed with. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const checkOverride = asked(core.checkOverride);
export const overlaps = asked(core.overlaps);
export const readRates = asked(core.readRates);
export const pasted = asked(core.pasted);
export const categories = asked(core.categories);
/** A number as the user typed it. Views that have settings have a core. */
export const typedNumber = askedAtOnce(core.typedNumber);
/** How much less a price is than the one before, such as `49%`; both are decimal text. */
export const percentOff = askedAtOnce((now: string, before: string) => core.discount(now, before) ?? null);

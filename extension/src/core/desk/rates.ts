/** The user's own rates, and what they are typed with. */

import * as core from "../../../pkg/desk.js";
import { asked, askedAtOnce } from "./load.js";

export const readRates = asked(core.readRates);
export const pasted = asked(core.pasted);
export const categories = asked(core.categories);
/** What is asked while a form is drawn: the rooms of the workbench have it. */
export const ownRates = askedAtOnce((rates: core.RateOverride[]) => core.ownRates(rates, Date.now()));
export const typedPercents = askedAtOnce(core.typedPercents);
export const typedShare = askedAtOnce(core.typedShare);
export const checkConversions = askedAtOnce(core.checkConversions);

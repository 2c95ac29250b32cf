/** Looking for products to promote: the question, and what was found. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const foundListing = asked(
  (found: core.FoundProducts, settings: core.Settings, profile: string | null, own: string[]) =>
    core.foundListing(found, settings, profile, own, Date.now()),
);
/** What is asked while a form is drawn: views that have settings have a core. */
export const checkFind = askedAtOnce(core.checkFind);
export const promotions = askedAtOnce(core.promotions);

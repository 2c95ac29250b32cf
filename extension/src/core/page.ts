/** What a page says, is worth and how it compares. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const look = asked(core.look);
export const listing = asked(core.listing);
export const layoutReport = asked(core.layoutReport);
/** A title that somebody else wrote, as it can be shown. A view that has looked at a page has a core. */
export const shownTitle = askedAtOnce(core.shownTitle);
/** The page where AliExpress looks for a title's words; `null` for a title without any. */
export const searchFor = asked((title: string) => core.searchFor(title) ?? null);
/** Two networks side by side for the product of a page. */
export const compare = asked(
  (
    page: core.PageSnapshot,
    settings: core.Settings,
    [first, second]: [string, string],
    rates: core.ProductRates | null,
    own: string[],
  ) => core.compare(page, settings, first, second, rates, own, Date.now()),
);

/** Prices that were seen: what to remember of a page, and what the records say. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

/** What is to be remembered of a page. */
export const observe = asked((snapshot: core.PageSnapshot, settings: core.Settings) =>
  core.observe({ snapshot, settings, now: Date.now() }),
);
/** The records that change where some are put to those stored of the same products and series. */
export const remember = asked((stored: core.PriceRecords, more: core.PriceRecords) =>
  core.remember(stored, more, Date.now()),
);
/** What the records say of a product's prices, and whether they say it of the price that a page shows. */
export const priceHistory = asked(
  (product: core.SeenProduct, series: core.PriceSeries[], shown: core.PriceRange | null) =>
    core.priceHistory(product, series, Date.now(), shown),
);

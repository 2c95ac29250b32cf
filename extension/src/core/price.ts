/** Prices that were seen: what to remember of a page, what the records say, and files of them. */

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
/** The figures of products as they were seen last; in the same order. */
export const seenFigures = asked(core.seenFigures);
/** What the records say of a product's prices. */
export const priceHistory = asked((product: core.SeenProduct, series: core.PriceSeries[]) =>
  core.priceHistory(product, series, Date.now()),
);
/** One series as a chart shows it; `null` where nothing of it can be read. */
export const priceChart = asked(
  (product: core.SeenProduct, series: core.PriceSeries, events: core.EventEdit[]) =>
    core.priceChart(product, series, events, Date.now()) ?? null,
);
/** Reads whole lines of a file of observations, the first ones where nothing was read so far. */
export const readPrices = asked(core.readPrices);
export const pricesCsv = asked(core.pricesCsv);
export const pricesJson = asked(core.pricesJson);

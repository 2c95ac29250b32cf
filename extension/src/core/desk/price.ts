/** Prices that were seen: lists, charts and files of them. */

import * as core from "../../../pkg/desk.js";
import { asked } from "./load.js";

/** The figures of products as they were seen last; in the same order. */
export const seenFigures = asked(core.seenFigures);
/** What changed of the products that are kept after a moment, the latest first. */
export const changesSince = asked(
  (
    kept: core.KeptProduct[],
    seen: core.SeenProduct[],
    series: core.PriceSeries[],
    checked: core.Checked[],
    since: number,
  ) => core.changesSince(kept, seen, series, checked, since, Date.now()),
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

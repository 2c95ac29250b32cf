/** What is said of products that were seen. */

import type { KeptProduct, PriceAnswer, SeenProduct, SeriesHistory } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Judged } from "../../ui/parts/PriceReasons.js";
import { number } from "../../words/money.js";
import { countryName } from "../../words/names.js";

/** A product that was seen, to be kept. */
export function keptSeen({ id, title, image, price, store, category, address }: SeenProduct): KeptProduct {
  return { id, title, image, price, store, category, address, keptAt: new Date().toISOString() };
}

/** What is to be said of a price that was seen: nothing of one that ended, or whose goods are gone. */
export function judgedOf({ verdict, now }: Pick<PriceAnswer, "verdict" | "now">, { goneAt }: SeenProduct): Judged {
  if (goneAt !== null) return { missing: "gone" };
  return now === null ? { missing: "soldOut" } : { verdict };
}

/** The page of a product that was seen; its number stands for one that is not known. */
export const addressOf = ({ id, address }: SeenProduct): string => address || id;

/** Which series it is: variant, country, currency, who pays it, and pieces. */
export function seriesName({ name, answer: { key } }: SeriesHistory): string {
  const { skuId, country, currency, kind, lot } = key;
  return [
    name ?? (skuId ? text("ui_series_variant", { id: skuId }) : text("ui_series_no_variant")),
    country && text("ui_series_to", { country: countryName(country) }),
    currency,
    text(`ui_series_${kind}`),
    lot > 1 && text("ui_series_lot", { n: number(lot) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

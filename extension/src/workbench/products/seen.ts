/** What is said of products that were seen. */

import type { KeptProduct, Missing, PriceAnswer, PriceRange, SeenProduct, SeriesHistory } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { OfProduct } from "../../stored/prices.js";
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

/** A product as far as it is known here: seen, kept, or both. */
export interface Thing {
  id: string;
  title: string | null;
  image: string | null;
  address: string;
  storeName: string | null;
  price: PriceRange | null;
  /** Why it has no price any more. */
  missing: Missing | null;
  /** When its price became known, in milliseconds since 1970-01-01 UTC. */
  pricedAt: number | null;
  by: "seen" | "kept";
  /** As it is put on the shortlist. */
  keeps: () => KeptProduct;
}

/** What was seen of a product, else what is kept of it; `null` where neither is. */
export function knownThing(found: OfProduct | null, kept: KeptProduct | undefined): Thing | null {
  const seen = found?.product;
  if (seen) {
    const { id, title, image, storeName, price, goneAt, series, priceAt, lastAt } = seen;
    const missing = goneAt !== null ? "gone" : series !== null && price === null ? "soldOut" : null;
    const pricedAt = goneAt ?? (missing ? lastAt : price && (priceAt ?? lastAt));
    const address = addressOf(seen);
    return { id, title, image, address, storeName, price, missing, pricedAt, by: "seen", keeps: () => keptSeen(seen) };
  }
  if (!kept) return null;
  const { id, title, image, address, price, keptAt } = kept;
  const at = Date.parse(keptAt);
  const pricedAt = price && !Number.isNaN(at) ? at : null;
  return {
    id,
    title,
    image: image ?? null,
    address,
    storeName: null,
    price,
    missing: null,
    pricedAt,
    by: "kept",
    keeps: () => kept,
  };
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

/** Products on their way into a draft: the user's own link for each, and what was seen of it. */

import type { DraftSource, Row, Settings } from "../../../pkg/affix.js";
import { type DraftProduct, draftProducts } from "../../core/desk/drafts.js";
import { batch } from "../../core/link.js";
import { seenOf } from "../../stored/prices.js";
import { loadShortlist } from "../../stored/shortlist.js";

/** What a list of addresses or numbers came to. */
export interface Gathered {
  products: DraftProduct[];
  /** Lines that are no product, with the reason. */
  refused: Row[];
}

/** Products with what is known of them by their numbers; those that a draft does not have yet begin. */
async function known(before: DraftProduct[], ids: string[], links: (string | null)[]): Promise<DraftProduct[]> {
  const [kept, seen] = await Promise.all([loadShortlist(), seenOf(ids)]);
  const keptBy = new Map(kept.map((product) => [product.id, product]));
  const seenBy = new Map(seen.map((product) => [product.id, product]));
  const sources = ids.map(
    (id, at): DraftSource => ({
      id: id || null,
      link: links[at] ?? null,
      kept: keptBy.get(id) ?? null,
      seen: seenBy.get(id) ?? null,
    }),
  );
  return draftProducts(before, sources);
}

/** Products of a list, each once, with the user's own links. */
export async function gathered(list: string, settings: Settings, profile: string | null): Promise<Gathered> {
  const rows = await batch(list, settings, profile);
  const goods = rows.filter(({ productId, duplicateOf }) => productId && duplicateOf === null);
  const products = await known(
    [],
    goods.map(({ productId }) => productId ?? ""),
    goods.map(({ link }) => link),
  );
  return { products, refused: rows.filter(({ productId, problem }) => !productId && problem) };
}

/** The same products with what was seen of them last. */
export function seenNow(products: DraftProduct[]): Promise<DraftProduct[]> {
  return known(
    products,
    products.map(({ id }) => id ?? ""),
    products.map(() => null),
  );
}

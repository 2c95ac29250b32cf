/**
 * What was seen of products: each product once, and its prices in series, a record each. A series' key begins with
 * its product's number, so that one product's are found, and added to, without a look at any other's.
 */

import type { Note, PageSnapshot, PriceRecords, PriceSeries, SeenProduct, Settings } from "../../pkg/affix.js";
import { inPrivateWindow } from "../browser/pages.js";
import { observe, remember } from "../core/price.js";
import { change, look, onChange } from "./database.js";
import { posting } from "./posting.js";
import { judge } from "./watch.js";

/** One product with all of its series. */
export interface OfProduct {
  product: SeenProduct;
  series: PriceSeries[];
}

/** What came of a page that was to be written down. */
export interface Written {
  /** Nothing was to be: the user turned it off, or the window is private. */
  off: boolean;
  /** Why the price of its product was not. */
  unwritten: Note | null;
}

/**
 * Writes down what a page shows of prices, unless the user turned that off or is in a private window. Same day and
 * same value write nothing.
 */
export async function writeDown(snapshot: PageSnapshot, settings: Settings, incognito?: boolean): Promise<Written> {
  if (!(await posting.read()).prices || (incognito ?? (await inPrivateWindow()))) return { off: true, unwritten: null };
  const { records, unwritten } = await observe(snapshot, settings);
  await putTo(records);
  return { off: false, unwritten };
}

/** Puts records to those of the same products and series: two pages that do so at once lose nothing of each other's. */
export async function putTo(more: PriceRecords): Promise<void> {
  if (more.products.length + more.series.length === 0) return;
  await change(["seen", "prices"], async (all) => {
    const seen = all.objectStore("seen");
    const prices = all.objectStore("prices");
    const [products, series] = await Promise.all([
      Promise.all(more.products.map(({ id }) => seen.get(id))),
      Promise.all(more.series.map(({ id }) => prices.get(id))),
    ]);
    const there = <T>(found: T | undefined): found is T => found !== undefined;
    const stored = { products: products.filter(there), series: series.filter(there) };
    // The core is there by now, so that this takes no turn of its own and the change stays open.
    const changed = await remember(stored, more);
    await Promise.all([
      ...changed.products.map((product) => seen.put(product)),
      ...changed.series.map((one) => prices.put(one)),
    ]);
  });
  await judge(more.products.map(({ id }) => id));
}

/** The keys of one product's series. */
const ofProduct = (id: string): IDBKeyRange => IDBKeyRange.bound(`${id}/`, `${id}0`, false, true);

/** What was seen of a product; `null` where nothing was. */
export async function pricesOf(id: string): Promise<OfProduct | null> {
  return look(async (database) => {
    const all = database.transaction(["seen", "prices"]);
    const [product, series] = await Promise.all([
      all.objectStore("seen").get(id),
      all.objectStore("prices").getAll(ofProduct(id)),
    ]);
    return product ? { product, series } : null;
  });
}

/** What was seen of a product and the one series that speaks for it; `null` where there is none. */
export async function spokenOf(id: string): Promise<{ product: SeenProduct; series: PriceSeries } | null> {
  return look(async (database) => {
    const all = database.transaction(["seen", "prices"]);
    const product = await all.objectStore("seen").get(id);
    const series = product?.series ? await all.objectStore("prices").get(product.series) : undefined;
    return product && series ? { product, series } : null;
  });
}

/** Every product that was seen. */
export async function seenProducts(): Promise<SeenProduct[]> {
  return look((database) => database.getAll("seen"));
}

/** The products that were seen last, some `few`: what a list begins with while the rest is read. */
export async function seenLast(few: number): Promise<SeenProduct[]> {
  return look(async (database) => {
    const byTime = database.transaction("seen").store.index("lastAt");
    const newest = await byTime.openKeyCursor(null, "prev");
    const oldest = await newest?.advance(few - 1);
    // Those of one file may have one time.
    return byTime.getAll(oldest ? IDBKeyRange.lowerBound(oldest.key) : null, 2 * few);
  });
}

/** Those of these that were seen. */
export async function seenOf(ids: string[]): Promise<SeenProduct[]> {
  const found = await look((database) => {
    const { store } = database.transaction("seen");
    return Promise.all(ids.map((id) => store.get(id)));
  });
  return found.filter((product) => product !== undefined);
}

/** Forgets all that was seen of products. */
export async function eraseSeen(ids: string[]): Promise<void> {
  await change(["seen", "prices"], (all) =>
    Promise.all(
      ids.flatMap((id) => [all.objectStore("seen").delete(id), all.objectStore("prices").delete(ofProduct(id))]),
    ),
  );
  await judge(ids);
}

export async function erasePrices(): Promise<void> {
  await change(["seen", "prices"], (all) =>
    Promise.all([all.objectStore("seen").clear(), all.objectStore("prices").clear()]),
  );
  await judge(null);
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onPricesChanged(callback: () => void): () => void {
  return onChange("prices", callback);
}

export function onSeenChanged(callback: () => void): () => void {
  return onChange("seen", callback);
}

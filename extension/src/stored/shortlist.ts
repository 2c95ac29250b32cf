/** The products that the user keeps on their shortlist. */

import type { KeptProduct } from "../../pkg/affix.js";
import { alone, entriesIn, removeFrom } from "../browser/storage.js";
import { change, look, onChange } from "./database.js";
import { judge } from "./watch.js";

/** Where Affix 0.1.0 kept the whole list, newest first. */
const EARLIER = "shortlist";

/** The list, newest first. */
export async function loadShortlist(): Promise<KeptProduct[]> {
  await moved();
  return newestFirst(await look((database) => database.getAll("shortlist")));
}

/** How many products are on the list. */
export async function countShortlist(): Promise<number> {
  await moved();
  return look((database) => database.count("shortlist"));
}

/** Whether a product is on the list. */
export async function isOnShortlist(id: string): Promise<boolean> {
  await moved();
  return (await look((database) => database.getKey("shortlist", id))) !== undefined;
}

/** Puts products on the list: one that is there already with what is known of it now. */
export async function keepProducts(products: KeptProduct[]): Promise<void> {
  await moved();
  await putProducts(products);
  await judge(products.map(({ id }) => id));
}

async function putProducts(products: KeptProduct[]): Promise<void> {
  await change(["shortlist"], async (all) => {
    const list = all.objectStore("shortlist");
    const before = await Promise.all(products.map(({ id }) => list.get(id)));
    // What the user wants of it stays, whatever is known of it now.
    const wishes = (at: number): Partial<KeptProduct> => (before[at]?.watch ? { watch: before[at].watch } : {});
    await Promise.all(products.map((product, at) => list.put({ ...wishes(at), ...product })));
  });
}

/** Takes a product off the list; answers with it as it was there. */
export async function dropProduct(id: string): Promise<KeptProduct | undefined> {
  await moved();
  let before: KeptProduct | undefined;
  await change(["shortlist"], async (all) => {
    const list = all.objectStore("shortlist");
    before = await list.get(id);
    await list.delete(id);
  });
  await judge([id]);
  return before;
}

export async function eraseShortlist(): Promise<void> {
  await removeFrom("local", EARLIER);
  await change(["shortlist"], (all) => all.objectStore("shortlist").clear());
  await judge(null);
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onShortlistChanged(callback: () => void): () => void {
  return onChange("shortlist", callback);
}

/** Moments in UTC, written alike, stand in the order of their texts. */
function newestFirst(list: KeptProduct[]): KeptProduct[] {
  return list.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : a.keptAt > b.keptAt ? -1 : 0));
}

let moving: Promise<void> | undefined;

/** Brings a list of Affix 0.1.0 into the database, once; one that cannot be brought there yet stays where it is. */
function moved(): Promise<void> {
  moving ??= move().catch((error: unknown) => {
    moving = undefined;
    throw error;
  });
  return moving;
}

async function move(): Promise<void> {
  if (!(EARLIER in (await entriesIn("local", EARLIER)))) return;
  await alone(EARLIER, async () => {
    const { [EARLIER]: earlier } = await entriesIn("local", EARLIER);
    const products = earlierProducts(earlier);
    if (products.length > 0) await putProducts(products);
    await removeFrom("local", EARLIER);
  });
}

/** The products of a list as Affix 0.1.0 stored it. One without a number of its own was of no use there either. */
export function earlierProducts(earlier: unknown): KeptProduct[] {
  if (!Array.isArray(earlier)) return [];
  const ids = new Set<string>();
  return earlier.filter((one): one is KeptProduct => {
    const id: unknown = one?.id;
    const first = typeof id === "string" && id !== "" && !ids.has(id);
    if (first) ids.add(id);
    return first;
  });
}

/** Records of a backup on their way into the stores that grow: staged in the database, then moved in one step. */

import { alone, removeFrom } from "../browser/storage.js";
import { ready } from "../core/load.js";
import { remember } from "../core/price.js";
import { cell } from "./cell.js";
import { type Change, change, type Staged, type Store } from "./database.js";

/** Whoever stages or moves them keeps others off by this name. */
export const RESTORING = "restore";
/** Pieces of what is staged that are moved at once. */
const PIECES = 4;

export type Grown = Staged["store"];

/** Stores whose records are put together, one by one: what was seen since a backup is not lost to it. */
const MERGED: readonly Grown[] = ["seen", "prices"];

export interface Pending {
  /** The stores in the database that staged records have yet to take the place of. */
  stores: Grown[];
  /** What was seen of products is put to what is there, instead of taking its place. */
  merges: boolean;
}

export const pending = cell<Pending>({
  name: "restoring",
  // Affix 0.1.0 stored the names alone.
  read: (stored) =>
    Array.isArray(stored)
      ? { stores: stored as Grown[], merges: false }
      : { stores: [], merges: false, ...(stored as Partial<Pending> | undefined) },
});

/** Where each of them belongs. */
const PLACES = {
  log: "copied",
  shortlist: "shortlist",
  seen: "seen",
  prices: "prices",
  checked: "checked",
  orders: "orders",
  content: "content",
  posted: "posted",
  accepted: "accepted",
} as const satisfies Record<Grown, Store>;

export function isGrown(store: string): store is Grown {
  return store in PLACES;
}

/** Stages the records of one piece of a backup. */
export async function stage(pieces: Staged[]): Promise<void> {
  await change(["staged"], (all) => Promise.all(pieces.map((piece) => all.objectStore("staged").add(piece))));
}

export async function forgetStaged(): Promise<void> {
  await change(["staged"], (all) => all.objectStore("staged").clear());
}

/** Ends a restoration that was interrupted between its two steps. */
export async function finishRestore(): Promise<void> {
  if ((await pending.read()).stores.length > 0) await alone(RESTORING, movePending);
}

/** Moves what is staged to where it belongs, in one step. */
export async function movePending(): Promise<void> {
  const { stores, merges } = await pending.read();
  if (stores.length > 0) {
    // What is asked of the core while the change is open takes no turn of its own.
    if (merges) await ready();
    await change(["staged", "own", ...Object.values(PLACES)], async (all) => {
      const staged = all.objectStore("staged");
      const replaced = stores.filter((store) => !(merges && MERGED.includes(store)));
      await Promise.all(replaced.map((store) => all.objectStore(PLACES[store]).clear()));
      // What the orders of before said is said of none of those that come.
      if (stores.includes("orders")) await all.objectStore("own").clear();
      let range: IDBKeyRange | null = null;
      for (;;) {
        const [keys, pieces]: [number[], Staged[]] = await Promise.all([
          staged.getAllKeys(range, PIECES),
          staged.getAll(range, PIECES),
        ]);
        const last = keys.at(-1);
        if (last === undefined) break;
        await Promise.all(pieces.flatMap((piece) => (merges ? together(all, piece) : moved(all, piece))));
        range = IDBKeyRange.lowerBound(last, true);
      }
      await staged.clear();
    });
  }
  await removeFrom("local", [...pending.keys]);
}

/** The same, put to what is there where that is of the same product or series. */
function together(all: Change<"staged" | "own" | (typeof PLACES)[Grown]>, piece: Staged): Promise<unknown>[] {
  if (piece.store === "seen") {
    const seen = all.objectStore("seen");
    return [
      merged(
        piece.records,
        (id) => seen.get(id),
        async (products, more) => (await remember({ products, series: [] }, { products: more, series: [] })).products,
        (product) => seen.put(product),
      ),
    ];
  }
  if (piece.store === "prices") {
    const prices = all.objectStore("prices");
    return [
      merged(
        piece.records,
        (id) => prices.get(id),
        async (series, more) => (await remember({ products: [], series }, { products: [], series: more })).series,
        (series) => prices.put(series),
      ),
    ];
  }
  return moved(all, piece);
}

/** Records that are there are changed by those that come; the others are stored as they come. */
async function merged<T extends { id: string }>(
  records: T[],
  get: (id: string) => Promise<T | undefined>,
  change: (stored: T[], more: T[]) => Promise<T[]>,
  store: (record: T) => Promise<unknown>,
): Promise<void> {
  const found = await Promise.all(records.map(({ id }) => get(id)));
  const stored = found.filter((one) => one !== undefined);
  const changed =
    stored.length > 0
      ? await change(
          stored,
          records.filter((_, at) => found[at] !== undefined),
        )
      : [];
  await Promise.all([...records.filter((_, at) => found[at] === undefined), ...changed].map(store));
}

function moved(all: Change<"staged" | "own" | (typeof PLACES)[Grown]>, { store, records }: Staged): Promise<unknown>[] {
  switch (store) {
    case "log":
      return records.map((entry) => all.objectStore("copied").add(entry));
    case "shortlist":
      return records.map((product) => all.objectStore("shortlist").put(product));
    case "seen":
      return records.map((product) => all.objectStore("seen").put(product));
    case "prices":
      return records.map((series) => all.objectStore("prices").put(series));
    case "checked":
      return records.map((product) => all.objectStore("checked").put(product));
    case "orders":
      return records.map((pack) => all.objectStore("orders").put(pack));
    case "content":
      return records.map((draft) => all.objectStore("content").put(draft));
    case "posted":
      return records.map((post) => all.objectStore("posted").add(post));
    case "accepted":
      return records.map((finding) => all.objectStore("accepted").put(finding));
  }
}

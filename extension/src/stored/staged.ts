/** Records of a backup on their way into the stores that grow: staged in the database, then moved in one step. */

import { alone, removeFrom } from "../browser/storage.js";
import { cell } from "./cell.js";
import { type Change, change, type Staged, type Store } from "./database.js";

/** Whoever stages or moves them keeps others off by this name. */
export const RESTORING = "restore";
/** Pieces of what is staged that are moved at once. */
const PIECES = 4;

export type Grown = Staged["store"];

/** The stores in the database that staged records have yet to take the place of. */
export const pending = cell<Grown[]>({
  name: "restoring",
  read: (stored) => (Array.isArray(stored) ? (stored as Grown[]) : []),
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
  if ((await pending.read()).length > 0) await alone(RESTORING, movePending);
}

/** Moves what is staged to where it belongs, in one step. */
export async function movePending(): Promise<void> {
  const stores = await pending.read();
  if (stores.length > 0) {
    await change(["staged", "own", ...Object.values(PLACES)], async (all) => {
      const staged = all.objectStore("staged");
      await Promise.all(stores.map((store) => all.objectStore(PLACES[store]).clear()));
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
        await Promise.all(pieces.flatMap((piece) => moved(all, piece)));
        range = IDBKeyRange.lowerBound(last, true);
      }
      await staged.clear();
    });
  }
  await removeFrom("local", [...pending.keys]);
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

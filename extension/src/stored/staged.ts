/** Records of a backup on their way into the stores that grow: staged in the database, then moved in one step. */

import type { KeptProduct, LogEntry } from "../../pkg/affix.js";
import { alone, removeFrom } from "../browser/storage.js";
import { cell } from "./cell.js";
import { change, type Staged } from "./database.js";

/** Whoever stages or moves them keeps others off by this name. */
export const RESTORING = "restore";
/** Records that are moved at once. */
const PIECE = 1_000;

export type Grown = Staged["store"];

/** The stores in the database that staged records have yet to take the place of. */
export const pending = cell<Grown[]>({
  name: "restoring",
  read: (stored) => (Array.isArray(stored) ? (stored as Grown[]) : []),
});

export function isGrown(store: string): store is Grown {
  return store === "log" || store === "shortlist";
}

export async function stage(records: [Grown, never][]): Promise<void> {
  await change(["staged"], (all) => {
    const staged = all.objectStore("staged");
    return Promise.all(records.map(([store, record]) => staged.add({ store, record })));
  });
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
    await change(["staged", "copied", "shortlist"], async (all) => {
      const [staged, log, shortlist] = [
        all.objectStore("staged"),
        all.objectStore("copied"),
        all.objectStore("shortlist"),
      ];
      if (stores.includes("log")) await log.clear();
      if (stores.includes("shortlist")) await shortlist.clear();
      let range: IDBKeyRange | null = null;
      for (;;) {
        const [keys, records]: [number[], Staged[]] = await Promise.all([
          staged.getAllKeys(range, PIECE),
          staged.getAll(range, PIECE),
        ]);
        const last = keys.at(-1);
        if (last === undefined) break;
        await Promise.all(
          records.map(({ store, record }: Staged) =>
            store === "log" ? log.add(record as LogEntry) : shortlist.put(record as KeptProduct),
          ),
        );
        range = IDBKeyRange.lowerBound(last, true);
      }
      await staged.clear();
    });
  }
  await removeFrom("local", [...pending.keys]);
}

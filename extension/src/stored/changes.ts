/** What became of the products that are kept, as far as it is stored. */

import type { Changed } from "../../pkg/affix.js";
import { changesSince } from "../core/desk/price.js";
import { look } from "./database.js";
import { loadShortlist } from "./shortlist.js";
import { knownOf } from "./watch.js";

/** What changed of the products that are kept after a moment, the latest first. */
export async function changedSince(since: number): Promise<Changed[]> {
  const kept = await loadShortlist();
  const ids = kept.map(({ id }) => id);
  const { seen: all, checked } = await knownOf(ids);
  // Of what was not looked at since then nothing can have changed.
  const seen = all.filter(({ lastAt, goneAt }) => lastAt > since || (goneAt ?? 0) > since);
  const named = seen.flatMap(({ series }) => series ?? []);
  const series = await look((database) => {
    const { store } = database.transaction("prices");
    return Promise.all(named.map((id) => store.get(id)));
  });
  return changesSince(
    kept,
    seen,
    series.filter((one) => one !== undefined),
    checked.filter(({ asked }) => asked > since),
    since,
  );
}

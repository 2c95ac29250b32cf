/** When the user looked at Today, so that it can say what changed since. */

import { cell } from "./cell.js";

export interface Visits {
  /** When they looked last, in milliseconds since 1970-01-01 UTC; 0 where they never did. */
  last: number;
  /** When they did before that, and so since when changes are told; 0 where they did not. */
  before: number;
}

/** Whoever comes back earlier is still on the same visit. */
const VISIT_MS = 60 * 60_000;

export const visits = cell<Visits>({
  name: "visits",
  read: (stored) => ({ last: 0, before: 0, ...(stored as Partial<Visits> | undefined) }),
});

/** Notes that the user looks now; answers with the moment since when changes are told. */
export async function visit(now: number): Promise<number> {
  let since = 0;
  await visits.change(({ last, before }) => {
    // A clock that was ahead is no later visit.
    since = last > now ? 0 : now - last > VISIT_MS ? last : before;
    return { last: now, before: since };
  });
  return since;
}

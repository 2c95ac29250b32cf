/** The marks on the toolbar button, for a worker that is ended before their time is over. */

import { cell } from "./cell.js";

/** When the mark of which tab is to be taken off, in milliseconds since 1970-01-01 UTC. */
export const badgesDue = cell<Record<string, number>>({
  name: "badges",
  area: "session",
  read: (stored) => (stored as Record<string, number> | undefined) ?? {},
});

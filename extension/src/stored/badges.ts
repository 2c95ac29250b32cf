/** What stands on the toolbar button and in the menu, for a worker that is ended between two events. */

import { cell } from "./cell.js";

/** When the mark of which tab is to be taken off, in milliseconds since 1970-01-01 UTC. */
export const badgesDue = cell<Record<string, number>>({
  name: "badges",
  area: "session",
  read: (stored) => (stored as Record<string, number> | undefined) ?? {},
});

/** What button and menu showed last of whom links are made for; the browser forgets it together with what it shows. */
export const accountShown = cell<string>({
  name: "accountShown",
  area: "session",
  read: (stored) => (typeof stored === "string" ? stored : ""),
});

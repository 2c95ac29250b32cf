/** When the link that tests an id was copied last, until the browser closes: what to look for in the report. */

import { cell } from "./cell.js";

export const idTests = cell<Record<string, number>>({
  name: "idTests",
  area: "session",
  read: (stored) => (stored as Record<string, number> | undefined) ?? {},
});

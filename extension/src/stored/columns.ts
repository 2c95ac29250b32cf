/** What the user said of the columns of tables of orders, by what their headers have in common. */

import type { ColumnChoice } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export type Columns = Record<string, ColumnChoice>;

export const columns = cell<Columns>({
  name: "columns",
  read: (stored) => (typeof stored === "object" && stored !== null ? (stored as Columns) : {}),
});

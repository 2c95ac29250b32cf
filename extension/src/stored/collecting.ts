/** The list that is being worked on, until the browser is closed: a side panel is closed by a click beside it. */

import { cell } from "./cell.js";

export interface Collecting {
  list: string;
  /** Short links that the user opened, by the tab that each was opened in. */
  opened: Record<number, string>;
}

export const collecting = cell<Collecting>({
  name: "collecting",
  area: "session",
  read: (stored) => ({ list: "", opened: {}, ...(stored as Partial<Collecting> | undefined) }),
});

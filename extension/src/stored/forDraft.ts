/** Numbers of products that were chosen in a table for a draft, on their way to the room of drafts. */

import { cell } from "./cell.js";

export const forDraft = cell<string[]>({
  name: "forDraft",
  area: "session",
  read: (stored) => (Array.isArray(stored) ? (stored as string[]) : []),
});

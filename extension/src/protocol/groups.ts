import type { PageSnapshot } from "../../pkg/affix.js";

/** The cards of a page, by the group of the core's table that took them. */
export type Groups = PageSnapshot["groups"];

/** The first cards, and after them those that came later. */
export function joined(groups: Groups, more: Groups): Groups {
  const all = { ...groups };
  for (const [key, items] of Object.entries(more)) all[key] = [...(all[key] ?? []), ...items];
  return all;
}

/** What the user looked for with their own key, the latest first. */

import type { FindQuestion } from "../../pkg/affix.js";
import { cell } from "./cell.js";
import { isSame } from "./merge.js";

/** The oldest go first. */
const MOST = 30;

export const searches = cell<FindQuestion[]>({
  name: "searches",
  read: (stored) => (Array.isArray(stored) ? (stored as FindQuestion[]) : []),
});

/** Keeps a question for another day, as its first page. */
export function keepSearch(question: FindQuestion): Promise<void> {
  const kept = { ...question, page: 1 };
  return searches.change((now) => [kept, ...now.filter((one) => !isSame(one, kept))].slice(0, MOST));
}

export function dropSearch(question: FindQuestion): Promise<void> {
  return searches.change((now) => now.filter((one) => !isSame(one, question)));
}

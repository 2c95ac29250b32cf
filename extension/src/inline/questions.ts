/** Asks the worker what the cards of a listing earn: once for the page, then for those that come. */

import { askCardEstimates } from "../browser/inline.js";
import { watchCards } from "../collector/cards.js";
import { collect } from "../collector/collect.js";
import { type Groups, joined } from "../protocol/groups.js";
import type { InlineCards } from "../protocol/messages.js";

/** Messages under way at any time. */
const MOST = 2;

/** What the page's own data say counts for more than what was read from a card. */
export type Answered = (answer: InlineCards, from: "state" | "card") => void;

/** Returns the way to stop. */
export function askAboutCards(onAnswer: Answered): () => void {
  const whole = collect(document, location.href, "without");
  const bare = { ...whole, jsonLd: [], scripts: [], omitted: [] };
  let waiting: Groups = {};
  let underWay = 0;
  let over = false;

  async function ask(snapshot: typeof whole, from: "state" | "card"): Promise<void> {
    underWay += 1;
    const answer = await askCardEstimates(snapshot).catch(() => null);
    underWay -= 1;
    if (over) return;
    if (answer) onAnswer(answer, from);
    askNext();
  }

  function askNext(): void {
    if (underWay >= MOST || Object.keys(waiting).length === 0) return;
    const groups = waiting;
    waiting = {};
    void ask({ ...bare, groups }, "card");
  }

  if (whole.scripts.length > 0) void ask(whole, "state");
  const stop = watchCards(document, (groups) => {
    waiting = joined(waiting, groups);
    askNext();
  });
  return () => {
    over = true;
    stop();
  };
}

/** The mark on the toolbar button that says what became of a copy. */

import { text } from "../browser/catalogue.js";
import { clearBadge, setBadge } from "../browser/toolbar.js";
import { badgesDue } from "../stored/badges.js";

const SHOWN_FOR_MS = 3000;

/** Takes off what a worker that was ended too early left behind. */
export function registerBadge(): void {
  inTurn(tidy);
}

/** ✓ for three seconds; `title` says what was copied. */
export function markCopied(tabId: number | undefined, title: string): Promise<void> {
  return inTurn(async () => {
    if (tabId === undefined) return;
    await badgesDue.change((due) => ({ ...due, [tabId]: Date.now() + SHOWN_FOR_MS }));
    await setBadge(tabId, { text: "✓", color: "#0b6e5f", title });
    await tidy();
  });
}

/** ! until the tab goes elsewhere or a copy works: the reason must not vanish unseen. */
export function markFailed(tabId: number | undefined, reason: string): Promise<void> {
  return inTurn(async () => {
    if (tabId === undefined) return;
    await badgesDue.change(({ [tabId]: _, ...others }) => others);
    await setBadge(tabId, { text: "!", color: "#a4262c", title: text("badge_failed", { reason }) });
  });
}

/** Takes off every ✓ whose time is over, and comes back for the next one if the worker lives so long. */
async function tidy(): Promise<void> {
  const due = Object.entries(await badgesDue.read());
  const now = Date.now();
  await Promise.all(due.filter(([, at]) => at <= now).map(([tab]) => clearBadge(Number(tab))));
  const later = due.filter(([, at]) => at > now);
  await badgesDue.write(Object.fromEntries(later));
  if (later.length > 0) setTimeout(() => inTurn(tidy), Math.min(...later.map(([, at]) => at)) - now);
}

let turn = Promise.resolve();

/** What is due is read and written back, so only one at a time may do it. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work).catch(console.error);
  return turn;
}

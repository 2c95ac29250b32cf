/** Inline estimates: on and off, and the answers to the pages that ask. */

import { inlineState, onInlineChanged, onInstalled, onMessage, onStartup, startInline, stopInline } from "../browser.js";
import { currentSettings, listing, look } from "../core.js";
import type { EstimateCardsRequest, EstimateRequest, InlineCard, InlineEstimate } from "../protocol.js";

export function registerInline(): void {
  onInlineChanged(follow);
  onInstalled(follow);
  onStartup(follow);
  onMessage("estimate", estimate);
  onMessage("estimate_cards", estimateCards);
}

let following = Promise.resolve();

/** Brings the browser in line with what is wanted and granted, one change after the other. */
function follow(): void {
  following = following.then(async () => ((await inlineState()).on ? startInline() : stopInline())).catch(console.error);
}

async function estimate({ snapshot }: EstimateRequest): Promise<InlineEstimate | null> {
  if (!(await inlineState()).on) return null;
  const settings = await currentSettings();
  const found = (await look({ text: snapshot.url, snapshot, settings, profile: null, now: Date.now() })).estimate;
  return found && { low: found.low, high: found.high, currency: found.currency, rate: found.rate };
}

async function estimateCards({ snapshot }: EstimateCardsRequest): Promise<InlineCard[] | null> {
  if (!(await inlineState()).on) return null;
  const settings = await currentSettings();
  const { cards } = await listing({ snapshot, settings, profile: null, by: null, now: Date.now() });
  return cards.flatMap(({ id, siteId, title, estimate }) => {
    if (!estimate) return [];
    const { low, high, currency, rate } = estimate;
    return { id, siteId, title, low, high, currency, rate };
  });
}

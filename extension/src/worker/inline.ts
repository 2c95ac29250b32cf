/** Inline estimates: on and off, and the answers to the product pages that ask. */

import { inlineState, onInlineChanged, onInstalled, onMessage, onStartup, startInline, stopInline } from "../browser.js";
import { currentSettings, look } from "../core.js";
import type { EstimateRequest, InlineEstimate } from "../protocol.js";

export function registerInline(): void {
  onInlineChanged(follow);
  onInstalled(follow);
  onStartup(follow);
  onMessage("estimate", estimate);
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

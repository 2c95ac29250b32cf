/** Estimates in AliExpress' own pages: the script, and what it asks. */

import type { PageSnapshot } from "../../pkg/affix.js";
import type { EstimateCardsRequest, EstimateRequest, InlineCards, InlinePill, Message } from "../protocol/messages.js";
import { aliexpressHosts, PLATFORM_HOST } from "./hosts.js";

const INLINE_SCRIPT = "inline";

/** Runs the inline script in product pages from now on, and in those that are open. */
export async function startInline(): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [INLINE_SCRIPT] });
  if (registered.length === 0) {
    await chrome.scripting.registerContentScripts([
      {
        id: INLINE_SCRIPT,
        js: ["inline.js"],
        matches: aliexpressHosts(),
        excludeMatches: [PLATFORM_HOST],
        runAt: "document_idle",
      },
    ]);
  }
  const tabs = (await chrome.tabs.query({ url: aliexpressHosts() })).filter(
    ({ url }) => !url?.startsWith(PLATFORM_HOST.slice(0, -1)),
  );
  await Promise.allSettled(
    tabs.map((tab) =>
      tab.id === undefined ? null : chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ["inline.js"] }),
    ),
  );
}

/** The opposite of {@link startInline}; does nothing where that was never called. */
export async function stopInline(): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [INLINE_SCRIPT] });
  if (registered.length === 0) return;
  // The registration goes last: it is what tells a worker that was ended half way to begin again.
  const tabs = await chrome.tabs.query({});
  await Promise.allSettled(
    tabs.map((tab) =>
      tab.id === undefined ? null : chrome.tabs.sendMessage(tab.id, { kind: "inline_off" } satisfies Message),
    ),
  );
  await chrome.scripting.unregisterContentScripts({ ids: [INLINE_SCRIPT] });
}

/** Asks the worker for the page's estimate. Throws when the extension is gone. */
export async function askEstimate(snapshot: PageSnapshot): Promise<InlinePill | null> {
  return (await chrome.runtime.sendMessage({
    kind: "estimate",
    snapshot,
  } satisfies EstimateRequest)) as InlinePill | null;
}

/** The same for the cards of a listing. */
export async function askCardEstimates(snapshot: PageSnapshot): Promise<InlineCards | null> {
  return (await chrome.runtime.sendMessage({
    kind: "estimate_cards",
    snapshot,
  } satisfies EstimateCardsRequest)) as InlineCards | null;
}

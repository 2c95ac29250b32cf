/** Estimates in AliExpress' own pages: the wish, the permission, the script, and what it asks. */

import type { PageSnapshot } from "../../pkg/affix.js";
import type {
  EstimateCardsRequest,
  EstimateRequest,
  InlineCards,
  InlineEstimate,
  Message,
} from "../protocol/messages.js";
import { aliexpressHosts, PLATFORM_HOST } from "./hosts.js";
import { askForPlatform, platformState } from "./openPlatform.js";
import { put } from "./storage.js";

export const INLINE_WANTED = "inlineWanted";

const INLINE_SCRIPT = "inline";

export interface InlineState {
  /** The user asked for it. */
  wanted: boolean;
  /** The browser's permission is there. */
  granted: boolean;
  /** Both. */
  on: boolean;
}

export async function inlineState(): Promise<InlineState> {
  const [stored, granted] = await Promise.all([
    chrome.storage.local.get(INLINE_WANTED),
    chrome.permissions.contains({ origins: aliexpressHosts() }),
  ]);
  const wanted = stored[INLINE_WANTED] === true;
  return { wanted, granted, on: wanted && granted };
}

/**
 * Asks for the permission. Call it straight from the click. The prompt may close the popup that
 * called, so the worker does the rest when the permission arrives.
 */
export async function turnInlineOn(): Promise<boolean> {
  const noted = put({ [INLINE_WANTED]: true });
  const granted = await chrome.permissions.request({ origins: aliexpressHosts() });
  await noted;
  if (!granted) await put({ [INLINE_WANTED]: false });
  return granted;
}

/**
 * Takes every layer away and gives the permission back. The Open Platform's lies within it and goes with
 * it: a user with a key keeps that. Call it straight from the click.
 */
export async function turnInlineOff(): Promise<void> {
  const { on } = await platformState();
  await giveInlineBack();
  if (on && !(await platformState()).on) await askForPlatform();
}

export async function giveInlineBack(): Promise<void> {
  await put({ [INLINE_WANTED]: false });
  // One that came with the installation cannot be given back.
  await chrome.permissions.remove({ origins: aliexpressHosts() }).catch(() => false);
}

/** Calls back whenever {@link inlineState} may have changed. Returns the way to stop. */
export function onInlineChanged(callback: () => void): () => void {
  const onStored = (changes: Record<string, unknown>): void => {
    if (INLINE_WANTED in changes) callback();
  };
  chrome.permissions.onAdded.addListener(callback);
  chrome.permissions.onRemoved.addListener(callback);
  chrome.storage.local.onChanged.addListener(onStored);
  return () => {
    chrome.permissions.onAdded.removeListener(callback);
    chrome.permissions.onRemoved.removeListener(callback);
    chrome.storage.local.onChanged.removeListener(onStored);
  };
}

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
export async function askEstimate(snapshot: PageSnapshot): Promise<InlineEstimate | null> {
  return (await chrome.runtime.sendMessage({
    kind: "estimate",
    snapshot,
  } satisfies EstimateRequest)) as InlineEstimate | null;
}

/** The same for the cards of a listing. */
export async function askCardEstimates(snapshot: PageSnapshot): Promise<InlineCards | null> {
  return (await chrome.runtime.sendMessage({
    kind: "estimate_cards",
    snapshot,
  } satisfies EstimateCardsRequest)) as InlineCards | null;
}

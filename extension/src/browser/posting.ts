/** What the user chose for posts. */

import type { Format } from "../../pkg/affix.js";
import { alone, put } from "./storage.js";

const POSTING = "posting";

/** What the user chose for posts. */
export interface Posting {
  /** The format used last. */
  format: Format;
  /** Market whose disclosure posts get; empty for none. */
  market: string;
  /** The user's own words of disclosure. */
  own: string;
  /** The user's own template for posts; empty for the usual one. */
  template: string;
  /** Copied links are written down. */
  log: boolean;
}

export async function loadPosting(): Promise<Posting> {
  const stored = (await chrome.storage.local.get(POSTING))[POSTING] as Partial<Posting> | undefined;
  return { format: "plain", market: "", own: "", template: "", log: true, ...stored };
}

export async function savePosting(changes: Partial<Posting>): Promise<void> {
  await alone(POSTING, async () => put({ [POSTING]: { ...(await loadPosting()), ...changes } }));
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onPostingChanged(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (POSTING in changes) callback();
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

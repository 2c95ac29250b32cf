/** The products that the user keeps on their shortlist, newest first. */

import type { KeptProduct } from "../../pkg/affix.js";
import { alone, put } from "../browser/storage.js";

const SHORTLIST = "shortlist";

/** More than anybody compares; the oldest go first. */
export const MOST_KEPT = 200;

export async function loadShortlist(): Promise<KeptProduct[]> {
  const stored = (await chrome.storage.local.get(SHORTLIST))[SHORTLIST];
  return Array.isArray(stored)
    ? stored.filter((one): one is KeptProduct => one !== null && typeof one === "object")
    : [];
}

/** Changes the list as it is stored now. */
export async function changeShortlist(change: (now: KeptProduct[]) => KeptProduct[]): Promise<void> {
  await alone(SHORTLIST, async () => {
    const list = change(await loadShortlist()).slice(0, MOST_KEPT);
    await put({ [SHORTLIST]: list });
  });
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onShortlistChanged(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (SHORTLIST in changes) callback();
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

/** The settings as the browser stores them, and what is typed into them that cannot be used yet. */

import type { Settings } from "../../pkg/affix.js";
import { put } from "./storage.js";

/** Also what whoever changes them keeps others off by. */
export const SETTINGS = "settings";

const DRAFTS = "drafts";

/** What was typed into fields whose value cannot be used, by field; kept so that nothing is lost. */
export type Drafts = Record<string, string>;

/** The settings as stored: of any age or shape, for `normalizeSettings` to make sense of. */
export async function loadSettings(): Promise<unknown> {
  return (await chrome.storage.local.get(SETTINGS))[SETTINGS];
}

export async function loadDrafts(): Promise<Drafts> {
  return ((await chrome.storage.local.get(DRAFTS))[DRAFTS] as Drafts | undefined) ?? {};
}

/** Settings as they are stored, with the drafts that belong to them where they are given. */
export function settingsEntries(settings: Settings, drafts?: Drafts): Record<string, unknown> {
  return { [SETTINGS]: settings, ...(drafts && { [DRAFTS]: drafts }) };
}

/** Stores settings; the drafts that belong to them only where they are given. */
export async function saveSettings(settings: Settings, drafts?: Drafts): Promise<void> {
  await put(settingsEntries(settings, drafts));
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onSettingsChanged(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (SETTINGS in changes || DRAFTS in changes) callback();
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

/** The browser's storage for small values: written in one step, one change after the other, and refused out loud. */

import { Problem } from "../protocol/problem.js";

/** For good, or until the browser closes. */
export type Area = "local" | "session";

export type Entries = Record<string, unknown>;

/** What is stored by these names; by all there are for `null`. */
export async function entriesIn(area: Area, names: string | string[] | null): Promise<Entries> {
  return chrome.storage[area].get(names);
}

/** The names of all that is stored. */
export async function namesIn(area: Area): Promise<string[]> {
  const storage: Partial<chrome.storage.StorageArea> = chrome.storage[area];
  // A browser that cannot tell them alone is asked for everything.
  return storage.getKeys ? chrome.storage[area].getKeys() : Object.keys(await entriesIn(area, null));
}

/** Stores values for good: all of them or, where the browser refuses, none. */
export async function put(values: Entries): Promise<void> {
  await putIn("local", values);
}

export async function putIn(area: Area, values: Entries): Promise<void> {
  try {
    await chrome.storage[area].set(values);
  } catch (error) {
    throw new Problem(/quota/i.test(String(error)) ? "storage_full" : "storage_refused", error);
  }
}

export async function removeFrom(area: Area, names: string | string[]): Promise<void> {
  await chrome.storage[area].remove(names);
}

/** Bytes that these take; those of all there are for `null`. */
export async function bytesIn(area: Area, names: string[] | null): Promise<number> {
  return chrome.storage[area].getBytesInUse(names);
}

/** Bytes that the browser lets an extension store for good; the database is none of it. */
export function mostBytes(): number {
  return chrome.storage.local.QUOTA_BYTES;
}

/** Calls back with the names of what has changed, wherever that was. Returns the way to stop. */
export function onEntries(area: Area, callback: (names: string[]) => void): () => void {
  const listener = (changes: Entries): void => callback(Object.keys(changes));
  chrome.storage[area].onChanged.addListener(listener);
  return () => chrome.storage[area].onChanged.removeListener(listener);
}

/** Nobody else of ours changes what goes by this name meanwhile: every page and the worker keep to it. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, work)) as T;
}

/** Nobody changes it meanwhile; others may read it, too. */
export async function undisturbed<T>(name: string, work: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, { mode: "shared" }, work)) as T;
}

/**
 * Keeps content scripts, which run in pages' processes, away from all that is stored; `false` where the
 * browser cannot. No browser says how it is: each asks anew before it takes or uses a key.
 */
export async function keepStorageFromPages(): Promise<boolean> {
  const storage: Partial<chrome.storage.StorageArea> = chrome.storage.local;
  if (typeof storage.setAccessLevel !== "function") return false;
  return chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" }).then(
    () => true,
    () => false,
  );
}

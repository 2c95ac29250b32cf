/** What is stored in this browser: written in one step, one change after the other, and refused out loud. */

import { Problem } from "../protocol/problem.js";

/** Stores values: all of them or, where the browser refuses, none. */
export async function put(values: Record<string, unknown>): Promise<void> {
  try {
    await chrome.storage.local.set(values);
  } catch (error) {
    throw new Problem(/quota/i.test(String(error)) ? "storage_full" : "storage_refused", error);
  }
}

/** Nobody else of ours changes what goes by this name meanwhile: every page and the worker keep to it. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, work)) as T;
}

/** Nobody changes it meanwhile; others may read it, too. */
export async function undisturbed<T>(name: string, work: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(name, { mode: "shared" }, work)) as T;
}

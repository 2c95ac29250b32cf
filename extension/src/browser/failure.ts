/** Failures on their way from the worker to the views. */

import type { Note } from "../../pkg/affix.js";
import type { Failure } from "../protocol/problem.js";

const FAILURE = "failure";

export async function keepFailure(failure: Failure): Promise<void> {
  await chrome.storage.session.set({ [FAILURE]: failure });
}

/** Forgets a failure that a later success made stale. */
export async function dropFailure(): Promise<void> {
  await chrome.storage.session.remove(FAILURE);
}

/** Why the last copy from the menu or the shortcut failed; told once. */
export async function takeFailure(): Promise<Failure | null> {
  const stored = (await chrome.storage.session.get(FAILURE))[FAILURE] as Failure | undefined;
  if (stored) await chrome.storage.session.remove(FAILURE);
  return stored ?? null;
}

const LOG_TROUBLE = "logTrouble";

/** Why a copied link could not be written down, until one can again or the browser closes. */
export async function keepLogTrouble(why: Note | null): Promise<void> {
  await (why ? chrome.storage.session.set({ [LOG_TROUBLE]: why }) : chrome.storage.session.remove(LOG_TROUBLE));
}

/** Calls back with {@link keepLogTrouble}'s reason now and after every change. Returns the way to stop. */
export function onLogTrouble(callback: (why: Note | null) => void): () => void {
  const ask = async (): Promise<void> => {
    const kept = (await chrome.storage.session.get(LOG_TROUBLE))[LOG_TROUBLE] as Note | undefined;
    callback(kept ?? null);
  };
  const listener = (changes: Record<string, unknown>): void => {
    if (LOG_TROUBLE in changes) void ask();
  };
  void ask();
  chrome.storage.session.onChanged.addListener(listener);
  return () => chrome.storage.session.onChanged.removeListener(listener);
}

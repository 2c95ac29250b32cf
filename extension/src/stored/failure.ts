/** Failures on their way from the worker to the views. */

import type { Note } from "../../pkg/affix.js";
import type { Failure } from "../protocol/problem.js";
import { cell } from "./cell.js";

/** Why the last copy from the menu or the shortcut failed. */
const failure = cell<Failure | null>({
  name: "failure",
  area: "session",
  read: (stored) => (stored as Failure | undefined) ?? null,
});

export function keepFailure(why: Failure): Promise<void> {
  return failure.write(why);
}

/** Forgets a failure that a later success made stale. */
export function dropFailure(): Promise<void> {
  return failure.erase();
}

/** Why the last copy from the menu or the shortcut failed; told once. */
export async function takeFailure(): Promise<Failure | null> {
  const why = await failure.read();
  if (why) await failure.erase();
  return why;
}

/** Why a copied link could not be written down, until one can again or the browser closes. */
const logTrouble = cell<Note | null>({
  name: "logTrouble",
  area: "session",
  read: (stored) => (stored as Note | undefined) ?? null,
});

export function keepLogTrouble(why: Note | null): Promise<void> {
  return why ? logTrouble.write(why) : logTrouble.erase();
}

/** Calls back with {@link keepLogTrouble}'s reason now and after every change. Returns the way to stop. */
export function onLogTrouble(callback: (why: Note | null) => void): () => void {
  const ask = (): void => void logTrouble.read().then(callback);
  ask();
  return logTrouble.onChange(ask);
}

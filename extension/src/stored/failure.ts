/** Failures on their way from the worker to the views. */

import type { Note } from "../../pkg/affix.js";
import { type Failure, noteOf, Problem } from "../protocol/problem.js";
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

/** Why something could not be written down that the user does not wait for, until it can again or the browser closes. */
function trouble(name: string, full: string, otherwise: string) {
  const kept = cell<Note | null>({
    name,
    area: "session",
    read: (stored) => (stored as Note | undefined) ?? null,
  });
  return {
    /** It could be. */
    over: (): Promise<void> => kept.erase(),
    /** It could not be; of a full disk it is said what is lost by it. */
    keep: (error: unknown): Promise<void> =>
      kept.write(
        error instanceof Problem && error.code === "disk_full"
          ? { code: full, params: {}, text: "" }
          : noteOf(error, otherwise),
      ),
    /** Calls back with the reason now and after every change. Returns the way to stop. */
    follow(callback: (why: Note | null) => void): () => void {
      const ask = (): void => void kept.read().then(callback);
      ask();
      return kept.onChange(ask);
    },
  };
}

/** Why a copied link was not. */
export const logTrouble = trouble("logTrouble", "log_full", "log_failed");

/** Why the prices on a page with estimates were not. */
export const pricesTrouble = trouble("pricesTrouble", "prices_full", "prices_failed");

/** The links that the user copied, written down in this browser. The only file that opens the database. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LogEntry } from "../../pkg/affix.js";
import { keepLogTrouble } from "../browser/failure.js";
import { inPrivateWindow } from "../browser/pages.js";
import { loadPosting } from "../browser/posting.js";
import { noteOf } from "../protocol/problem.js";

const NAME = "affix";
const COPIED = "copied";
/** Tells other pages of ours of a change. */
const NEWS = "affix-copied";

interface Schema extends DBSchema {
  [COPIED]: { key: number; value: LogEntry };
}

/** An entry and the key that it is erased by. */
export interface Kept extends LogEntry {
  key: number;
}

async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(NAME, 1, {
    upgrade: (made) => void made.createObjectStore(COPIED, { autoIncrement: true }),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function tell(): void {
  const channel = new BroadcastChannel(NEWS);
  channel.postMessage(null);
  channel.close();
}

/**
 * Writes copied links down, unless the user turned that off or is in a private window. They are copied
 * by now, so it throws nothing: what went wrong is kept for the views to say.
 */
export async function logCopied(entries: LogEntry[], incognito?: boolean): Promise<void> {
  try {
    if (entries.length === 0 || !(await loadPosting()).log || (incognito ?? (await inPrivateWindow()))) return;
    await addAll(entries);
    await keepLogTrouble(null);
  } catch (error) {
    const full = error instanceof Error && error.name === "QuotaExceededError";
    await keepLogTrouble(full ? { code: "log_full", params: {}, text: "" } : noteOf(error, "log_failed")).catch(
      console.error,
    );
  }
}

/** Brings back what was erased. */
export async function restoreLog(entries: LogEntry[]): Promise<void> {
  if (entries.length > 0) await addAll(entries.toReversed());
}

async function addAll(entries: LogEntry[]): Promise<void> {
  await withDatabase(async (database) => {
    const change = database.transaction(COPIED, "readwrite");
    await Promise.all([...entries.map((entry) => change.store.add(entry)), change.done]);
  });
  tell();
}

/** Everything written down, newest first. */
export async function readLog(): Promise<Kept[]> {
  return withDatabase(async (database) => {
    const read = database.transaction(COPIED);
    const [keys, entries] = await Promise.all([read.store.getAllKeys(), read.store.getAll()]);
    return entries.map((entry, at) => ({ ...entry, key: keys[at] ?? 0 })).reverse();
  });
}

export async function eraseFromLog(keys: number[]): Promise<void> {
  await withDatabase(async (database) => {
    const change = database.transaction(COPIED, "readwrite");
    for (const key of keys) void change.store.delete(key);
    await change.done;
  });
  tell();
}

export async function eraseLog(): Promise<void> {
  await withDatabase((database) => database.clear(COPIED));
  tell();
}

/** Calls back after every change that another page or the worker made. Returns the way to stop. */
export function onLogChanged(callback: () => void): () => void {
  const channel = new BroadcastChannel(NEWS);
  channel.onmessage = callback;
  return () => channel.close();
}

/** The links that the user copied, written down in this browser. The only file that opens the database. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LogEntry } from "../pkg/affix.js";
import { loadPosting } from "./browser.js";

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

/** Writes copied links down, unless the user turned that off. */
export async function logCopied(entries: LogEntry[]): Promise<void> {
  if (entries.length === 0 || !(await loadPosting()).log) return;
  await withDatabase(async (database) => {
    const change = database.transaction(COPIED, "readwrite");
    for (const entry of entries) void change.store.add(entry);
    await change.done;
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

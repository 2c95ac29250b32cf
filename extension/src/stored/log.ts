/** The links that the user copied, written down in this browser. */

import type { LogEntry } from "../../pkg/affix.js";
import { inPrivateWindow } from "../browser/pages.js";
import { change, look, onChange } from "./database.js";
import { logTrouble } from "./failure.js";
import { posting } from "./posting.js";

/** An entry and the key that it is erased by. */
export interface Kept extends LogEntry {
  key: number;
}

/**
 * Writes copied links down, unless the user turned that off or is in a private window. They are copied
 * by now, so it throws nothing: what went wrong is kept for the views to say.
 */
export async function logCopied(entries: LogEntry[], incognito?: boolean): Promise<void> {
  try {
    if (entries.length === 0 || !(await posting.read()).log || (incognito ?? (await inPrivateWindow()))) return;
    await addAll(entries);
    await logTrouble.over();
  } catch (error) {
    await logTrouble.keep(error).catch(console.error);
  }
}

async function addAll(entries: LogEntry[]): Promise<void> {
  await change(["copied"], (all) => {
    const copied = all.objectStore("copied");
    return Promise.all(entries.map((entry) => copied.add(entry)));
  });
}

/** Everything written down, newest first. */
export async function readLog(): Promise<Kept[]> {
  return look(async (database) => {
    const { store } = database.transaction("copied");
    const [keys, entries] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return entries.map((entry, at) => ({ ...entry, key: keys[at] ?? 0 })).reverse();
  });
}

export async function eraseFromLog(keys: number[]): Promise<void> {
  await change(["copied"], (all) => {
    const copied = all.objectStore("copied");
    return Promise.all(keys.map((key) => copied.delete(key)));
  });
}

export async function eraseLog(): Promise<void> {
  await change(["copied"], (all) => all.objectStore("copied").clear());
}

/** Calls back after every change that another page or the worker made. Returns the way to stop. */
export function onLogChanged(callback: () => void): () => void {
  return onChange("copied", callback);
}

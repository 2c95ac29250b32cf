/** One file with everything that Affix keeps, or with some of it. How it is written and checked is the core's. */

import type { Note, Progress, Sealed } from "../../pkg/affix.js";
import { addToBackup, beginBackup, endBackup, openBackup } from "../core/desk/backup.js";
import { watching } from "./checked.js";
import { clicks } from "./clicks.js";
import { columns } from "./columns.js";
import { pieces } from "./database.js";
import { done } from "./done.js";
import { wholeLines } from "./lines.js";
import { platformKey } from "./openPlatform.js";
import { posting } from "./posting.js";
import { searches } from "./searches.js";
import { currentSettings, drafts } from "./settings.js";
import { loadShortlist } from "./shortlist.js";
import { thresholds } from "./thresholds.js";
import { vetting } from "./vetting.js";

/** What a backup may hold, by the names that the core knows; the key with its secret only where it is asked for. */
export type BackupStore =
  | "settings"
  | "drafts"
  | "posting"
  | "done"
  | "vetting"
  | "searches"
  | "shortlist"
  | "log"
  | "seen"
  | "prices"
  | "checked"
  | "checking"
  | "orders"
  | "columns"
  | "thresholds"
  | "clicks"
  | "content"
  | "posted"
  | "accepted"
  | "openPlatform";

/** Everything but the key of the Open Platform. */
export const WITHOUT_KEY: readonly BackupStore[] = [
  "settings",
  "drafts",
  "posting",
  "done",
  "vetting",
  "searches",
  "shortlist",
  "log",
  "seen",
  "prices",
  "checked",
  "checking",
  "orders",
  "columns",
  "thresholds",
  "clicks",
  "content",
  "posted",
  "accepted",
];
export const WITH_KEY: readonly BackupStore[] = [...WITHOUT_KEY, "openPlatform"];

/** The records of each store, in pieces. */
const RECORDS: Record<BackupStore, () => AsyncGenerator<unknown[]>> = {
  settings: () => one(currentSettings()),
  drafts: () => one(drafts.read()),
  posting: () => one(posting.read()),
  done: () => one(done.read()),
  vetting: () => one(vetting.read()),
  searches: () => one(searches.read()),
  shortlist: async function* () {
    // What Affix 0.1.0 kept elsewhere is brought along.
    yield await loadShortlist();
  },
  log: () => pieces("copied"),
  seen: () => pieces("seen"),
  prices: () => pieces("prices"),
  checked: () => pieces("checked"),
  checking: () => one(watching.read()),
  orders: () => pieces("orders"),
  columns: () => one(columns.read()),
  thresholds: () => one(thresholds.read()),
  clicks: () => one(clicks.read()),
  content: () => pieces("content"),
  posted: () => pieces("posted"),
  accepted: () => pieces("accepted"),
  openPlatform: async function* () {
    const key = await platformKey();
    if (key) yield [key];
  },
};

async function* one(value: Promise<unknown>): AsyncGenerator<unknown[]> {
  yield [await value];
}

/** A backup of these stores as they are now. What is done is done piece by piece, so that a long log fits. */
export async function makeBackup(stores: readonly BackupStore[]): Promise<Blob> {
  let { progress, text } = await beginBackup([...stores]);
  const parts = [new Blob([text])];
  const add = (sealed: Sealed): void => {
    ({ progress, text } = sealed);
    parts.push(new Blob([text]));
  };
  for (const store of stores) {
    for await (const records of RECORDS[store]()) {
      add(await addToBackup(progress, store, records.map((record) => JSON.stringify(record)).join("\n")));
    }
  }
  add(await endBackup(progress));
  return new Blob(parts, { type: "application/jsonl" });
}

/** Why a backup cannot be used, and in which line. */
export class Damaged extends Error {
  constructor(
    readonly line: number,
    readonly note: Note,
  ) {
    super(`Line ${line}: ${note.code}`);
  }
}

/**
 * Reads a backup from its first line to its last, and hands over the records of each piece when nothing in it is
 * damaged; throws {@link Damaged} where something is.
 */
export async function readBackup(
  file: Blob,
  take: (records: [store: BackupStore, record: unknown][]) => Promise<void> | void = () => undefined,
): Promise<Progress> {
  let progress: Progress | null = null;
  const check = async (piece: string, last: boolean): Promise<Progress> => {
    const opened = await openBackup(progress, piece, last);
    if (opened.problem) throw new Damaged(opened.progress.lines + 1, opened.problem);
    await take(recordsIn(piece));
    return opened.progress;
  };
  for await (const lines of wholeLines(file)) progress = await check(lines, false);
  return check("", true);
}

/** The records in lines that the core has found whole. */
function recordsIn(lines: string): [BackupStore, unknown][] {
  return lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => Object.entries(JSON.parse(line.replace(/^\ufeff/, "")) as Record<string, unknown>))
    .filter((field): field is [BackupStore, unknown] => field[0] in RECORDS);
}

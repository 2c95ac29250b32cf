/**
 * The database of what grows. Pages and the worker have it open at once, each as long as it lives; whoever
 * brings a newer version of it is let through.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type {
  AcceptedFinding,
  Checked,
  KeptDraft,
  KeptProduct,
  LogEntry,
  OwnPack,
  Pack,
  Posted,
  PriceSeries,
  SeenProduct,
} from "../../pkg/affix.js";
import { Problem } from "../protocol/problem.js";

const NAME = "affix";
/** A page of an older version that keeps the database longer will not let go of it by itself. */
const BLOCKED_PATIENCE_MS = 5_000;
/** Records that are looked up at once where all of them are wanted. */
const PIECE = 1_000;

interface Schema extends DBSchema {
  /** Copied links, in the order in which they were copied. */
  copied: { key: number; value: LogEntry };
  /** Products that the user keeps, by their number. */
  shortlist: { key: string; value: KeptProduct };
  /** Products that were seen, by their number. */
  seen: { key: string; value: SeenProduct; indexes: { lastAt: number } };
  /** Series of their prices, by a key that begins with the product's number. */
  prices: { key: string; value: PriceSeries };
  /** What the Open Platform said of products that are watched, by their number. */
  checked: { key: string; value: Checked };
  /** Orders and clicks, some thousand of them a record: the core's text. */
  orders: { key: number; value: Pack };
  /** Drafts with their earlier versions, by their ids. */
  content: { key: string; value: KeptDraft };
  /** What was posted, in the order in which it was marked. */
  posted: { key: number; value: Posted };
  /** Findings of the audit that the user accepted, by their fingerprints. */
  accepted: { key: string; value: AcceptedFinding };
  /** What orders say of each product, store, category, country and network: the core's text, some lines a record. */
  own: { key: number; value: OwnPack };
  /** What a backup that is being restored holds of the others, until it takes their place. */
  staged: { key: number; value: Staged };
}

/** Records on their way into a store: many at once, for each record of a store takes its time. */
export type Staged =
  | { store: "log"; records: LogEntry[] }
  | { store: "shortlist"; records: KeptProduct[] }
  | { store: "seen"; records: SeenProduct[] }
  | { store: "prices"; records: PriceSeries[] }
  | { store: "checked"; records: Checked[] }
  | { store: "orders"; records: Pack[] }
  | { store: "content"; records: KeptDraft[] }
  | { store: "posted"; records: Posted[] }
  | { store: "accepted"; records: AcceptedFinding[] };

/** A store that a change is told of. */
export type Store = StoreNames<Schema>;

type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;
export type Change<S extends Store> = IDBPTransaction<Schema, S[], "readwrite">;

/** What each version brought, the first one first. A step that has been published stays as it is. */
const STEPS: readonly ((made: Database, step: Upgrade) => unknown)[] = [
  (made) => made.createObjectStore("copied", { autoIncrement: true }),
  (made) => {
    made.createObjectStore("shortlist", { keyPath: "id" });
    made.createObjectStore("staged", { autoIncrement: true });
  },
  (made) => {
    made.createObjectStore("seen", { keyPath: "id" });
    made.createObjectStore("prices", { keyPath: "id" });
  },
  (made) => made.createObjectStore("checked", { keyPath: "id" }),
  (made) => made.createObjectStore("orders", { keyPath: "id" }),
  (made) => {
    made.createObjectStore("content", { keyPath: "id" });
    made.createObjectStore("posted", { autoIncrement: true });
  },
  (made) => made.createObjectStore("own", { keyPath: "id" }),
  (_made, step) => step.objectStore("seen").createIndex("lastAt", "lastAt"),
  (made) => made.createObjectStore("accepted", { keyPath: "fingerprint" }),
];

let connection: Promise<Database> | undefined;

function connected(): Promise<Database> {
  connection ??= open();
  const mine = connection;
  mine.catch(() => forget(mine));
  return mine;
}

function forget(gone: Promise<Database> | undefined): void {
  if (connection === gone) connection = undefined;
}

function open(): Promise<Database> {
  const { promise, resolve, reject } = Promise.withResolvers<Database>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  openDB<Schema>(NAME, STEPS.length, {
    upgrade: (made, from, _to, upgrade) => {
      for (const step of STEPS.slice(from)) step(made, upgrade);
    },
    blocked: () => {
      waiting = setTimeout(() => reject(new Problem("storage_busy", "blocked")), BLOCKED_PATIENCE_MS);
    },
    // What is being done is brought to its end; the next question opens what the newer version has made.
    blocking: (_from, _to, { target }) => {
      forget(promise);
      (target as IDBDatabase).close();
    },
    terminated: () => forget(promise),
  })
    .then((database) => {
      // Nobody waits any longer for one that came too late, so nobody would close it.
      if (connection === promise) resolve(database);
      else database.close();
    }, reject)
    .finally(() => clearTimeout(waiting));
  return promise;
}

/** Looks something up. */
export function look<T>(work: (database: Database) => Promise<T>): Promise<T> {
  return attempt(work, "storage_unread");
}

type Otherwise = "storage_unread" | "storage_refused";

/** `otherwise` is what the user is told where the browser says nothing that they can do something about. */
async function attempt<T>(work: (database: Database) => Promise<T>, otherwise: Otherwise): Promise<T> {
  try {
    return await work(await connected());
  } catch (error) {
    throw problemOf(error, otherwise);
  }
}

/** Records of a store, a thousand at a time, in the order of their keys. */
export async function* pieces<S extends Store>(store: S): AsyncGenerator<Schema[S]["value"][]> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const [keys, values]: [Schema[S]["key"][], Schema[S]["value"][]] = await look(async (database) => {
      const all = database.transaction(store).store;
      return Promise.all([all.getAllKeys(range, PIECE), all.getAll(range, PIECE)]);
    });
    const last = keys.at(-1);
    if (last === undefined) return;
    yield values;
    range = IDBKeyRange.lowerBound(last, true);
  }
}

/** Changes stores: all that `work` asks for or, where it fails, nothing. Other pages of ours are told. */
export async function change<S extends Store>(
  stores: S[],
  work: (change: Change<S>) => Promise<unknown>,
): Promise<void> {
  await attempt(async (database) => {
    const all = database.transaction(stores, "readwrite");
    // A change that is given up ends with an error of its own.
    const done = all.done.catch((error: unknown) => error ?? new Error("The change was given up."));
    try {
      await work(all);
    } catch (error) {
      abort(all);
      await done;
      throw error;
    }
    const failed = await done;
    if (failed) throw failed;
  }, "storage_refused");
  for (const store of stores) tell(store);
}

function abort(change: { abort(): void }): void {
  try {
    change.abort();
  } catch {
    // It has ended by itself.
  }
}

/** What the browser says, as something to tell the user. */
function problemOf(error: unknown, otherwise: Otherwise): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  if (error.name === "QuotaExceededError") return new Problem("disk_full", error);
  return new Problem(error.name === "VersionError" ? "storage_newer" : otherwise, error);
}

function news(store: Store): BroadcastChannel {
  return new BroadcastChannel(`affix-${store}`);
}

/** Tells everybody of a change, this page included. */
function tell(store: Store): void {
  const channel = news(store);
  channel.postMessage(null);
  channel.close();
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onChange(store: Store, callback: () => void): () => void {
  const channel = news(store);
  channel.onmessage = () => callback();
  return () => channel.close();
}

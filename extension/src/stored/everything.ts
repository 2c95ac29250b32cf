/** Every place where Affix keeps something: what it takes, and its end. */

import { type Area, bytesIn, mostBytes, namesIn, onEntries, removeFrom } from "../browser/storage.js";
import { eraseAccepted, onAcceptedChanged } from "./accepted.js";
import type { BackupStore } from "./backup.js";
import { eraseWatching, onCheckedChanged, watching } from "./checked.js";
import { clicks } from "./clicks.js";
import { columns } from "./columns.js";
import { pinTipRead } from "./confirmation.js";
import { pieces, type Store } from "./database.js";
import { done } from "./done.js";
import { eraseDrafts, onDraftsChanged } from "./drafts.js";
import { giveInlineBack, inlineWanted } from "./inline.js";
import { language } from "./language.js";
import { eraseLog, onLogChanged } from "./log.js";
import { removePlatformKey, storedKey } from "./openPlatform.js";
import { eraseOrders, onOrdersChanged, orderPacks } from "./orders.js";
import { erasePosted, onPostedChanged } from "./posted.js";
import { posting } from "./posting.js";
import { erasePrices, onSeenChanged } from "./prices.js";
import { railFolded } from "./rail.js";
import { isOfSettings } from "./records.js";
import { searches } from "./searches.js";
import { drafts, onSettingsChanged } from "./settings.js";
import { eraseShortlist, loadShortlist, onShortlistChanged } from "./shortlist.js";
import { thresholds } from "./thresholds.js";
import { vetting } from "./vetting.js";
import { visits } from "./visits.js";
import { alerts } from "./watch.js";

export interface Size {
  bytes: number;
  /** Of a place that grows. */
  records: number | null;
}

export interface Place {
  name:
    | "settings"
    | "posting"
    | "done"
    | "vetting"
    | "searches"
    | "shortlist"
    | "seen"
    | "watch"
    | "orders"
    | "content"
    | "posted"
    | "accepted"
    | "log"
    | "openPlatform"
    | "inline"
    | "passing";
  /** What of it a backup holds; where nothing is, it cannot be brought back. */
  backup: readonly BackupStore[];
  size: () => Promise<Size>;
  /** Calls back after every change. Returns the way to stop. */
  watch: (callback: () => void) => () => void;
  erase: () => Promise<void>;
}

/** In the order in which they are shown. The settings are erased while nobody changes them, which is the caller's. */
export const PLACES: readonly Place[] = [
  {
    name: "settings",
    backup: ["settings", "drafts"],
    size: async () => stored("local", await settingsKeys()),
    watch: onSettingsChanged,
    erase: async () => removeFrom("local", await settingsKeys()),
  },
  {
    name: "posting",
    backup: ["posting"],
    size: () => stored("local", posting.keys),
    watch: posting.onChange,
    erase: posting.erase,
  },
  {
    name: "done",
    backup: ["done"],
    size: () => stored("local", done.keys),
    watch: done.onChange,
    erase: done.erase,
  },
  {
    name: "vetting",
    backup: ["vetting"],
    size: () => stored("local", vetting.keys),
    watch: vetting.onChange,
    erase: vetting.erase,
  },
  {
    name: "searches",
    backup: ["searches"],
    size: () => stored("local", searches.keys),
    watch: searches.onChange,
    erase: searches.erase,
  },
  {
    name: "shortlist",
    backup: ["shortlist"],
    size: async () => {
      // What Affix 0.1.0 kept elsewhere counts, too.
      await loadShortlist();
      return grown("shortlist");
    },
    watch: onShortlistChanged,
    erase: eraseShortlist,
  },
  {
    name: "seen",
    backup: ["seen", "prices"],
    size: async () => {
      const [products, prices] = await Promise.all([grown("seen"), grown("prices")]);
      return { bytes: products.bytes + prices.bytes, records: products.records };
    },
    watch: onSeenChanged,
    erase: erasePrices,
  },
  {
    name: "watch",
    backup: ["checked", "checking"],
    size: async () => {
      const [small, checked] = await Promise.all([
        stored("local", [...watching.keys, ...alerts.keys]),
        grown("checked"),
      ]);
      return { bytes: small.bytes + checked.bytes, records: checked.records };
    },
    watch: (callback) => {
      const stops = [watching.onChange(callback), alerts.onChange(callback), onCheckedChanged(callback)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    erase: eraseWatching,
  },
  {
    name: "orders",
    backup: ["orders", "columns", "thresholds", "clicks"],
    size: ordersSize,
    watch: onOrdersChanged,
    erase: async () => {
      await eraseOrders();
      await columns.erase();
      await thresholds.erase();
      await clicks.erase();
    },
  },
  {
    name: "content",
    backup: ["content"],
    size: () => grown("content"),
    watch: onDraftsChanged,
    erase: eraseDrafts,
  },
  {
    name: "posted",
    backup: ["posted"],
    size: () => grown("posted"),
    watch: onPostedChanged,
    erase: erasePosted,
  },
  {
    name: "accepted",
    backup: ["accepted"],
    size: () => grown("accepted"),
    watch: onAcceptedChanged,
    erase: eraseAccepted,
  },
  { name: "log", backup: ["log"], size: () => grown("copied"), watch: onLogChanged, erase: eraseLog },
  {
    name: "openPlatform",
    backup: ["openPlatform"],
    size: () => stored("local", storedKey.keys),
    watch: storedKey.onChange,
    erase: removePlatformKey,
  },
  {
    name: "inline",
    backup: [],
    size: () => stored("local", inlineWanted.keys),
    watch: inlineWanted.onChange,
    erase: async () => {
      await giveInlineBack();
      await inlineWanted.erase();
    },
  },
  {
    name: "passing",
    backup: [],
    size: async () => ({ bytes: await bytesIn("session", null), records: null }),
    watch: (callback) => onEntries("session", callback),
    erase: async () => removeFrom("session", await namesIn("session")),
  },
];

/** Ends everything that Affix keeps, and gives the permissions back. */
export async function eraseEverything(): Promise<void> {
  for (const { erase } of PLACES) await erase();
  // Whatever an older version left.
  await removeFrom("local", await namesIn("local"));
}

async function settingsKeys(): Promise<string[]> {
  return [
    ...(await namesIn("local")).filter(isOfSettings),
    ...drafts.keys,
    ...railFolded.keys,
    ...language.keys,
    ...pinTipRead.keys,
    ...visits.keys,
  ];
}

async function stored(area: Area, names: readonly string[]): Promise<Size> {
  return { bytes: names.length > 0 ? await bytesIn(area, [...names]) : 0, records: null };
}

/** What the records of a store come to as text; the database itself tells nobody. */
async function grown(store: Store): Promise<Size> {
  const size = { bytes: 0, records: 0 };
  for await (const records of pieces(store)) {
    size.records += records.length;
    for (const record of records) size.bytes += new TextEncoder().encode(JSON.stringify(record)).length;
  }
  return size;
}

/** What orders take, and how many there are: a record of theirs holds many. */
async function ordersSize(): Promise<Size> {
  const [packs, own] = await Promise.all([orderPacks(), grown("own")]);
  return {
    bytes: new Blob(packs.map(({ text }) => text)).size + own.bytes,
    records: packs.reduce((sum, { orders }) => sum + orders, 0),
  };
}

/** What all of it takes, and what the browser allows. */
export interface Room {
  small: { used: number; most: number };
  /** Of what grows; nothing where the browser does not tell. */
  large: { used: number; most: number } | null;
  /** The browser keeps what grows until the user ends it, also when the disk is full. */
  lasting: boolean;
}

export async function roomNow(): Promise<Room> {
  const [used, estimate, lasting] = await Promise.all([
    bytesIn("local", null),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  const { usage, quota } = estimate;
  return {
    small: { used, most: mostBytes() },
    large: usage === undefined || quota === undefined ? null : { used: usage, most: quota },
    lasting,
  };
}

/** Calls back when {@link roomNow} may say something else. Returns the way to stop. */
export function watchRoom(callback: () => void): () => void {
  const stops = [
    onEntries("local", callback),
    onLogChanged(callback),
    onShortlistChanged(callback),
    onSeenChanged(callback),
    onOrdersChanged(callback),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Asks the browser to keep what grows also when the disk is full. Call it straight from the click. */
export function askToLast(): Promise<boolean> {
  return navigator.storage.persist();
}

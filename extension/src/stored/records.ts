/**
 * The settings as they are stored: a key for each part, and one for each profile and campaign besides a key for
 * their order. Two pages that change two of them write nothing of each other's.
 */

import type { Settings } from "../../pkg/affix.js";
import type { Entries } from "../browser/storage.js";
import { isSame } from "./merge.js";

const PREFIX = "settings/";

/** Version of this layout. That of the settings themselves is the core's, and a part like any other. */
export const LAYOUT = 2;
export const LAYOUT_KEY = `${PREFIX}layout`;

/** Where Affix 0.1.0 kept all of them, the first layout. */
export const EARLIER = "settings";

/** Every part, and whether its entries have an id by which each is stored. */
const PARTS: Record<keyof Settings, "whole" | "entries"> = {
  version: "whole",
  profiles: "entries",
  defaultProfile: "whole",
  buyers: "whole",
  currency: "whole",
  exchange: "whole",
  siteCurrencies: "whole",
  overrides: "whole",
  conversion: "whole",
  conversionByPrice: "whole",
  market: "whole",
  // Two years of one event have one id.
  events: "whole",
  forecast: "whole",
  campaigns: "entries",
  limits: "whole",
  rules: "whole",
};

const NAMES = Object.keys(PARTS) as (keyof Settings)[];

const entryKey = (part: string, id: string): string => `${PREFIX}${part}/${id}`;

/** Whether something of the settings is stored by this name. */
export function isOfSettings(key: string): boolean {
  return key === EARLIER || key.startsWith(PREFIX);
}

/** The entries of the settings among all that is stored. */
export function ofSettings(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => isOfSettings(key)));
}

/** Settings as they are stored. What is no record with an id of its own has no key of its own either. */
export function toEntries(settings: Partial<Settings>): Entries {
  const entries: Entries = { [LAYOUT_KEY]: LAYOUT };
  for (const name of NAMES) {
    const value: unknown = settings[name];
    if (value === undefined) continue;
    const ids = PARTS[name] === "entries" ? idsOf(value) : null;
    if (ids) for (const [at, id] of ids.entries()) entries[entryKey(name, id)] = (value as unknown[])[at];
    entries[PREFIX + name] = ids ?? value;
  }
  return entries;
}

/** The ids of a list's entries, in order; `null` where each has none of its own. */
function idsOf(list: unknown): string[] | null {
  if (!Array.isArray(list)) return null;
  const ids = list.map((entry: { id?: unknown } | null) => entry?.id);
  const own = ids.every((id): id is string => typeof id === "string") && new Set(ids).size === ids.length;
  return own ? (ids as string[]) : null;
}

/** The ids that stand for a list; `null` where the list itself is stored. */
function orderIn(entries: Entries, name: string): string[] | null {
  const order = entries[PREFIX + name];
  return Array.isArray(order) && order.every((id) => typeof id === "string") ? order : null;
}

/**
 * Settings put together from what is stored of them, for the core to make sense of; nothing where none are. Those of
 * the first layout are as they were, whatever they are.
 */
export function fromEntries(entries: Entries): unknown {
  if (!(LAYOUT_KEY in entries)) return entries[EARLIER];
  const settings: Record<string, unknown> = {};
  for (const name of NAMES) {
    if (!(PREFIX + name in entries)) continue;
    const order = PARTS[name] === "entries" ? orderIn(entries, name) : null;
    // A page that is left writes without waiting for others, so an order may name one too many.
    settings[name] = order
      ? order.flatMap((id) => (entryKey(name, id) in entries ? [entries[entryKey(name, id)]] : []))
      : entries[PREFIX + name];
  }
  return settings;
}

/** Whether what is stored has a layout that this version of Affix knows. */
export function isKnown(entries: Entries): boolean {
  if (!(LAYOUT_KEY in entries)) return true;
  const layout = entries[LAYOUT_KEY];
  return typeof layout === "number" && layout <= LAYOUT;
}

/** What of the entries wanted is not stored like that. */
export function difference(stored: Entries, wanted: Entries): Entries {
  return Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => !(key in stored) || !isSame(stored[key], value)),
  );
}

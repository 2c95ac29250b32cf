/** A copy that the menu or the shortcut asks about first, on its way from the worker to the popup. */

import type { LogEntry } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export interface HeldCopy {
  /** The products with a red flag. */
  subjects: { productId: string; title: string | null }[];
  text: string;
  html: string | null;
  /** The tab whose mark says so, if it is known. */
  tabId: number | undefined;
  /** What is written down once it is copied. */
  entries: LogEntry[];
}

const held = cell<HeldCopy | null>({
  name: "heldCopy",
  area: "session",
  read: (stored) => (stored as HeldCopy | undefined) ?? null,
});

export function holdCopy(copy: HeldCopy): Promise<void> {
  return held.write(copy);
}

/** Forgets a copy that a later one made stale. */
export function dropHeldCopy(): Promise<void> {
  return held.erase();
}

/** The copy that is held back; asked about once. */
export async function takeHeldCopy(): Promise<HeldCopy | null> {
  const copy = await held.read();
  if (copy) await held.erase();
  return copy;
}

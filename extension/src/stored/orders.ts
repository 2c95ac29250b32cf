/** The user's orders and clicks, as packs of the core's text. */

import type { Pack } from "../../pkg/affix.js";
import { change, look, onChange } from "./database.js";

/** Everything that is stored. */
export async function orderPacks(): Promise<Pack[]> {
  return look((database) => database.getAll("orders"));
}

/** Puts packs in the place of their earlier ones: all of them or, where the browser refuses, none. */
export async function putPacks(packs: Pack[]): Promise<void> {
  await change(["orders"], (all) => Promise.all(packs.map((pack) => all.objectStore("orders").put(pack))));
}

export async function eraseOrders(): Promise<void> {
  await change(["orders"], (all) => all.objectStore("orders").clear());
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onOrdersChanged(callback: () => void): () => void {
  return onChange("orders", callback);
}

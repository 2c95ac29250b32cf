/**
 * The user's orders and clicks, as packs of the core's text, and what they say of each product, store, category, country
 * and network: so little that what opens at a click looks up what it needs.
 */

import type { OwnPack, Pack, Settings, SettledRate } from "../../pkg/affix.js";
import { settledRates } from "../core/rates.js";
import { change, look, onChange } from "./database.js";
import { fetching } from "./fetching.js";

/** Everything that is stored. */
export async function orderPacks(): Promise<Pack[]> {
  return look((database) => database.getAll("orders"));
}

/**
 * Puts packs in the place of their earlier ones, and what all orders say now in the place of what they said: all of it
 * or, where the browser refuses, none.
 */
export async function putPacks(packs: readonly Pack[], own: readonly OwnPack[]): Promise<void> {
  await change(["orders", "own"], async (all) => {
    const said = all.objectStore("own");
    await said.clear();
    // One that is refused at once is told with the rest.
    await Promise.all([
      ...packs.map(async (pack) => all.objectStore("orders").put(pack)),
      ...own.map(async (pack) => said.put(pack)),
    ]);
  });
}

export async function eraseOrders(): Promise<void> {
  await change(["orders", "own"], (all) =>
    Promise.all([all.objectStore("orders").clear(), all.objectStore("own").clear()]),
  );
  // What was left off goes on from its beginning.
  await fetching.erase();
}

/** There are orders or clicks. */
export async function areOrders(): Promise<boolean> {
  return (await look((database) => database.count("orders"))) > 0;
}

/** There are orders, and what they say is not stored: a backup has brought them. */
export async function isOwnMissing(): Promise<boolean> {
  const [orders, own] = await look((database) => Promise.all([database.count("orders"), database.count("own")]));
  return orders > 0 && own === 0;
}

/** What the user's own orders say, by the packs that the core asks for; nothing where none of them is there. */
export async function ownSaid(packs: readonly number[]): Promise<string[]> {
  if (packs.length === 0) return [];
  const found = await look((database) => {
    const { store } = database.transaction("own");
    return Promise.all(packs.map((pack) => store.get(pack)));
  });
  return found.flatMap((pack) => pack?.text ?? []);
}

/** Everything that the user's own orders say. */
export async function allOwnSaid(): Promise<string[]> {
  const packs = await look((database) => database.getAll("own"));
  return packs.map(({ text }) => text);
}

/**
 * Asks once more with what the user's own orders say, where any of it is stored. That they cannot be looked up keeps no
 * answer from anybody.
 */
export async function withOwn<Answer extends { ownPacks: number[] }>(
  ask: (own: string[]) => Promise<Answer>,
): Promise<Answer> {
  const answer = await ask([]);
  const own = await ownSaid(answer.ownPacks).catch((why: unknown) => {
    console.error(why);
    return [];
  });
  return own.length > 0 ? ask(own) : answer;
}

/** The rates that they say of products of which only the number is known, by that number. */
export type SettledById = ReadonlyMap<string, SettledRate>;

/** What the user's own settled orders say of products by a network; nothing where that cannot be looked up. */
export async function settledOf(
  rows: readonly { productId: string | null }[],
  network: string,
  { market }: Pick<Settings, "market">,
): Promise<SettledById> {
  try {
    const ids = rows.flatMap(({ productId }) => productId ?? []);
    if (ids.length === 0) return new Map();
    const { rates } = await withOwn((own) => settledRates(ids, network, market ?? null, own));
    return new Map(rates.map((rate) => [rate.id, rate]));
  } catch (why) {
    console.error(why);
    return new Map();
  }
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onOrdersChanged(callback: () => void): () => void {
  return onChange("orders", callback);
}

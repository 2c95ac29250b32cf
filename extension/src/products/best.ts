import type { Earner, ListingLook } from "../../pkg/affix.js";

/** The first products of the order to begin with: what sells and pays, where that is known. */
export function best({ cards, orders, by }: ListingLook, most: number): Earner[] {
  const order = orders.find((one) => one.by === by)?.cards ?? [];
  return order.slice(0, most).flatMap((place) => cards[place] ?? []);
}

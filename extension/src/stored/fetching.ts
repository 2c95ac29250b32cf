/** How far the fetching of orders with the user's own key has come, until the browser closes. */

import type { OrdersQuestion } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export interface FetchingKept {
  /** Each status of each window. */
  plan: OrdersQuestion[];
  /** Those before this one are whole. */
  at: number;
  /** Page of this one that is still to come, from 1. */
  page: number;
}

/** `null` where nothing was left off. */
export const fetching = cell<FetchingKept | null>({
  name: "ordersFetching",
  area: "session",
  read: (stored) => (stored as FetchingKept | undefined) ?? null,
});

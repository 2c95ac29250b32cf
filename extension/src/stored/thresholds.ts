/** From what each network pays out, in each currency that it pays in, as the user typed it. */

import type { PayoutThreshold } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export const thresholds = cell<PayoutThreshold[]>({
  name: "thresholds",
  read: (stored) => (Array.isArray(stored) ? (stored as PayoutThreshold[]) : []),
});

/** Puts an amount in the place of an earlier one; without any text there is none. */
export function keepThreshold(said: PayoutThreshold): Promise<void> {
  return thresholds.change((all) => [
    ...all.filter(({ network, currency }) => network !== said.network || currency !== said.currency),
    ...(said.amount.trim() ? [said] : []),
  ]);
}

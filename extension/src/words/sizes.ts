/** How much room something takes, as the user's language writes it. */

import { formatter } from "./money.js";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Bytes in the unit that they are a few of, such as `3.4 MB`. */
export function bytes(count: number): string {
  let [amount, at] = [count, 0];
  while (amount >= 1000 && at < UNITS.length - 1) {
    amount /= 1000;
    at += 1;
  }
  const maximumFractionDigits = at > 0 && amount < 100 ? 1 : 0;
  // Bytes have no short name in English, but a plural.
  const unitDisplay = at > 0 ? "short" : "long";
  return formatter({ style: "unit", unit: UNITS[at] ?? "byte", unitDisplay, maximumFractionDigits }).format(amount);
}

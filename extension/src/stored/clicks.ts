/** Clicks that the user wrote down by hand, by network, day and campaign. */

import type { DayClicks } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export const clicks = cell<DayClicks[]>({
  name: "clicks",
  read: (stored) => (Array.isArray(stored) ? (stored as DayClicks[]) : []),
});

/** What tells clicks of one day and campaign from all others. */
export function keyOfClicks({ network, day, campaign }: DayClicks): string {
  return JSON.stringify([network, day, campaign]);
}

/** Puts them in the place of an earlier count of the same day and campaign, and of what was edited. */
export function keepClicks(counted: DayClicks, edited: string | null): Promise<void> {
  const gone = [keyOfClicks(counted), edited];
  return clicks.change((all) => [...all.filter((one) => !gone.includes(keyOfClicks(one))), counted]);
}

export function eraseClicks(key: string): Promise<void> {
  return clicks.change((all) => all.filter((one) => keyOfClicks(one) !== key));
}

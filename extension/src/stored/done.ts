/** Ids of the calendar's tasks that the user has ticked, the latest last. */

import { cell } from "./cell.js";

/** More than four years of every sale's tasks; the oldest go first. */
const MOST_DONE = 1000;

export const done = cell<string[]>({
  name: "done",
  read: (stored) => (Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : []),
});

/** Ticks a task, or takes the tick away. */
export function tick(id: string, on: boolean): Promise<void> {
  return done.change((now) => {
    const others = now.filter((known) => known !== id);
    return on ? [...others, id].slice(-MOST_DONE) : others;
  });
}

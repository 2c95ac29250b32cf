/** What the Open Platform said of products that are watched, and how the user lets it be asked by itself. */

import type { Checked, Checking, Note, ProductDetails } from "../../pkg/affix.js";
import { clearAlarm, isAlarmSet, setAlarm, WATCH_ALARM } from "../browser/alarms.js";
import { forbidNotifications } from "../browser/permissions.js";
import { watchChecked } from "../core/watch.js";
import { cell } from "./cell.js";
import { change, look, onChange } from "./database.js";
import { alerts, judge } from "./watch.js";

export interface Watching {
  /** Which questions, and how many; of any shape where none was stored, for the core to make sense of. */
  checking: Partial<Checking>;
  /** Why the last question was refused. */
  why: Note | null;
  /** What there is to tell is shown as notifications, as long as the browser's permission is there. */
  notifies: boolean;
}

export const watching = cell<Watching>({
  name: "watching",
  read: (stored) => ({ checking: {}, why: null, notifies: false, ...(stored as Partial<Watching> | undefined) }),
});

/** Changes what the user allows. Turned on anew, what was refused before counts no longer. */
export function allowChecking(patch: Pick<Partial<Checking>, "on" | "budget">): Promise<void> {
  return watching.change((now) => {
    const fresh = patch.on ? { over: false, rests: 0 } : {};
    return { ...now, checking: { ...now.checking, ...fresh, ...patch }, why: patch.on ? null : now.why };
  });
}

/** What was said of these. */
export async function checkedOf(ids: readonly string[]): Promise<Checked[]> {
  const found = await look((database) => {
    const { store } = database.transaction("checked");
    return Promise.all(ids.map((id) => store.get(id)));
  });
  return found.filter((one) => one !== undefined);
}

/** Puts what was answered now about those that were asked about to what was said before. */
export async function putChecked(
  questioned: readonly string[],
  answers: ProductDetails[],
  country: string | null,
): Promise<void> {
  await change(["checked"], async (all) => {
    const store = all.objectStore("checked");
    const before = await Promise.all(questioned.map((id) => store.get(id)));
    const known = before.filter((one) => one !== undefined);
    // The core is there by now, so that this takes no turn of its own and the change stays open.
    const changed = await watchChecked(known, questioned, answers, country);
    await Promise.all(changed.map((one) => store.put(one)));
  });
  await judge(questioned);
}

/** Looks after what is watched soon, where it is looked after at all: something else may be wanted now. */
export async function soonChecked(): Promise<void> {
  if (await isAlarmSet(WATCH_ALARM)) await setAlarm(WATCH_ALARM, Date.now());
}

/** Forgets all of it: it is off then. */
export async function eraseWatching(): Promise<void> {
  await watching.erase();
  await clearAlarm(WATCH_ALARM);
  await forbidNotifications();
  await change(["checked"], (all) => all.objectStore("checked").clear());
  await alerts.erase();
  await judge(null);
}

export function onCheckedChanged(callback: () => void): () => void {
  return onChange("checked", callback);
}

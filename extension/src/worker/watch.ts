/**
 * Asks the Open Platform about products that are watched, where the user turned that on: woken by one alarm, one
 * question each time, and tells what there is to tell.
 */

import { clearAlarm, isAlarmSet, onAlarm, setAlarm, WATCH_ALARM } from "../browser/alarms.js";
import { text } from "../browser/catalogue.js";
import { onInstalled, onStartup } from "../browser/extension.js";
import { onNotificationClicked, showNotification } from "../browser/notifications.js";
import { openRoom } from "../browser/pages.js";
import { mayNotify, onPermissionGranted } from "../browser/permissions.js";
import { platformDetails } from "../core/openPlatform.js";
import { watchAfter, watchPlan } from "../core/watch.js";
import { checkedOf, putChecked, type Watching, watching } from "../stored/checked.js";
import { speakChosen } from "../stored/language.js";
import { onPlatformChanged } from "../stored/openPlatform.js";
import { currentSettings } from "../stored/settings.js";
import { alerts, noteNotified, watchedAmong } from "../stored/watch.js";
import { count, sentence } from "../words/sentences.js";
import { askedOnce, inTurn, usableKey } from "./openPlatform.js";

/** More than so many at once are one notification. */
const MOST_NOTIFICATIONS = 3;

export function registerWatch(): void {
  onAlarm(WATCH_ALARM, () => void inTurn(check).catch(console.error));
  // What makes it on or off.
  watching.onChange(() => void follow());
  onPlatformChanged(() => void follow());
  onInstalled(() => void follow());
  onStartup(() => void follow());
  alerts.onChange(() => void tell());
  onNotificationClicked(openAlert);
  onPermissionGranted(() => onNotificationClicked(openAlert));
}

let following = Promise.resolve();

/** Sets the alarm where it is wanted and not set, and ends it where it is not wanted. */
function follow(): Promise<void> {
  following = following
    .then(async () => {
      const { on, over } = (await watching.read()).checking;
      const wanted = on === true && !over && (await usableKey()) !== null;
      const set = await isAlarmSet(WATCH_ALARM);
      if (wanted && !set) await setAlarm(WATCH_ALARM, Date.now());
      if (!wanted && set) await clearAlarm(WATCH_ALARM);
    })
    .catch(console.error);
  return following;
}

/** Asks one question, if it is the time for one, and sets the alarm for the next. */
async function check(): Promise<void> {
  const key = await usableKey();
  if (!key) return;
  const kept = await watchedAmong(null);
  const known = await checkedOf(kept.map(({ id }) => id));
  const { ids, next, checking } = await watchPlan((await watching.read()).checking, kept, known);
  // Before it is sent: a worker that is ended meanwhile wakes again, and has counted this question.
  if (next !== null) await setAlarm(WATCH_ALARM, next);
  if (ids.length === 0) return;
  await watching.change((now) => used(now, checking));
  const { market, currency } = await currentSettings();
  const question = { productIds: ids, country: market ?? null, currency: currency ?? null };
  const { answer, problem } = await askedOnce(() => platformDetails(key, question));
  if (answer) await putChecked(ids, answer, question.country);
  const after = await watchAfter(checking, problem);
  await watching.change((now) => ({ ...used(now, after), why: problem }));
  await follow();
}

/** What the user has changed meanwhile stays. */
function used(now: Watching, { day, asked, last, rests, over }: Awaited<ReturnType<typeof watchAfter>>): Watching {
  return { ...now, checking: { ...now.checking, day, asked, last, rests, over } };
}

let telling = Promise.resolve();

/** Shows what is news as notifications, where the user wants them. One that was shown and not yet noted is the same again. */
function tell(): Promise<void> {
  telling = telling
    .then(async () => {
      const news = (await alerts.read()).filter(({ read, notified }) => !read && !notified);
      if (news.length === 0) return;
      await speakChosen();
      if ((await watching.read()).notifies && (await mayNotify())) {
        if (news.length > MOST_NOTIFICATIONS) {
          await showNotification("many", text("app_name"), count("notification_many", news.length));
        } else {
          for (const { id, title, note, at } of news)
            await showNotification(`${id} ${note.code} ${at}`, title ?? text("app_name"), sentence(note));
        }
      }
      await noteNotified(news);
    })
    .catch(console.error);
  return telling;
}

/** The product that a notification is about, or all there is to tell. */
function openAlert(id: string): void {
  const [product] = id.split(" ");
  void openRoom(product && /^\d+$/.test(product) ? `products/${product}` : "today");
}

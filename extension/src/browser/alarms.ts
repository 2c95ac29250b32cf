/** Alarms: they wake the worker, also one that the browser has ended. */

/** The one that asks the Open Platform about products that are watched. */
export const WATCH_ALARM = "watch";

/** No browser lets an alarm ring sooner than in half a minute. */
const SOONEST_MS = 30_000;

/** Rings once, at a moment in milliseconds since 1970-01-01 UTC; whatever was set by this name is forgotten. */
export async function setAlarm(name: string, at: number): Promise<void> {
  await chrome.alarms.create(name, { when: Math.max(at, Date.now() + SOONEST_MS) });
}

export async function clearAlarm(name: string): Promise<void> {
  await chrome.alarms.clear(name);
}

/** Whether it is set. */
export async function isAlarmSet(name: string): Promise<boolean> {
  return (await chrome.alarms.get(name)) !== undefined;
}

export function onAlarm(name: string, callback: () => void): void {
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) callback();
  });
}

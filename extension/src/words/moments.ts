/** Moments as the user's language writes them. */

import { dateFormatter } from "./money.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const WITH_TIME: Intl.DateTimeFormatOptions = { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };

/** The zone that the user's own clock shows. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function format(options: Intl.DateTimeFormatOptions, zone: string | undefined): Intl.DateTimeFormat {
  return dateFormatter({ ...options, ...(zone && { timeZone: zone }) });
}

/** What is over at midnight is still there at 23:59: so shops write it, and it names the right day. */
function lastMinute(ends: string): number {
  const end = Date.parse(ends);
  return end % HOUR_MS === 0 ? end - MINUTE_MS : end;
}

/** Day and time of both ends, in the user's zone or another. */
export function span(starts: string, ends: string, zone?: string): string {
  return format(WITH_TIME, zone).formatRange(Date.parse(starts), lastMinute(ends));
}

/** The days alone, short. */
export function days(starts: string, ends: string): string {
  return format({ month: "short", day: "numeric" }, undefined).formatRange(Date.parse(starts), lastMinute(ends));
}

/** Day and time. */
export function moment(at: string): string {
  return format(WITH_TIME, undefined).format(Date.parse(at));
}

/** The time of day alone; of milliseconds since 1970-01-01 UTC. */
export function clock(at: number): string {
  return format({ hour: "numeric", minute: "2-digit" }, undefined).format(at);
}

/** The day of a moment, of milliseconds since 1970-01-01 UTC; with its year unless that is this one. */
export function dayOf(at: number): string {
  const year = new Date(at).getFullYear() !== new Date().getFullYear();
  return format({ month: "short", day: "numeric", ...(year && { year: "numeric" }) }, undefined).format(at);
}

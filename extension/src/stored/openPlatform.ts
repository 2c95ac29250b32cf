/**
 * The user's key of the Open Platform, and what a worker that may be ended at any time keeps of it. The key is read
 * by the worker and by a file that is to hold it; it is in no message, and content scripts cannot reach the storage
 * that it is in.
 */

import type { PlatformKey } from "../../pkg/affix.js";
import { forbidPlatform, mayAskPlatform, onPermissions, permitPlatform } from "../browser/permissions.js";
import { keepStorageFromPages } from "../browser/storage.js";
import type { FoundSaid, PlatformSaid, PlatformTest } from "../protocol/messages.js";
import { Problem } from "../protocol/problem.js";
import { cell } from "./cell.js";

const NO_KEY: PlatformKey = { appKey: "", secret: "", trackingId: "" };

export const storedKey = cell<PlatformKey>({
  name: "openPlatform",
  read: (stored) => ({ ...NO_KEY, ...(stored as Partial<PlatformKey> | undefined) }),
});

export type PlatformAnswers = Record<string, PlatformSaid>;

/** What was answered to the key, until the browser closes. */
export const answers = cell<PlatformAnswers>({
  name: "openPlatformAnswers",
  area: "session",
  read: (stored) => (stored as PlatformAnswers | undefined) ?? {},
});

export type FoundAnswers = Record<string, FoundSaid>;

/** What searches found, until the browser closes. */
export const foundAnswers = cell<FoundAnswers>({
  name: "openPlatformFound",
  area: "session",
  read: (stored) => (stored as FoundAnswers | undefined) ?? {},
});

/** How fast may be asked; of any shape, for the core to make sense of. */
export const pace = cell<unknown>({ name: "openPlatformPace", area: "session", read: (stored) => stored });

/** What became of the last test of the key. */
export const lastTest = cell<PlatformTest | null>({
  name: "openPlatformTest",
  area: "session",
  read: (stored) => (stored as PlatformTest | undefined) ?? null,
});

/** What pages may know of the key. */
export interface PlatformState {
  appKey: string;
  trackingId: string;
  hasSecret: boolean;
  /** The browser's permission is there. */
  granted: boolean;
  /** The browser keeps what is stored from content scripts. */
  guarded: boolean;
  /** Key, guard and permission: the worker may ask. */
  on: boolean;
  /** What became of the last test of the key. */
  test: PlatformTest | null;
}

export async function platformState(): Promise<PlatformState> {
  const [{ appKey, secret, trackingId }, granted, guarded, test] = await Promise.all([
    storedKey.read(),
    mayAskPlatform(),
    keepStorageFromPages(),
    lastTest.read(),
  ]);
  const hasSecret = secret !== "";
  const on = granted && guarded && hasSecret && appKey !== "";
  return { appKey, trackingId, hasSecret, granted, guarded, on, test };
}

/** Calls back whenever {@link platformState} may have changed. Returns the way to stop. */
export function onPlatformChanged(callback: () => void): () => void {
  const stops = [onPermissions(callback), storedKey.onChange(callback), lastTest.onChange(callback)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The whole key; `null` without one. */
export async function platformKey(): Promise<PlatformKey | null> {
  const key = await storedKey.read();
  return key.appKey || key.secret || key.trackingId ? key : null;
}

/** Stores the parts given, where the browser guards them. What was answered to another key is forgotten. */
export async function savePlatformKey(parts: Partial<PlatformKey>): Promise<void> {
  if (!(await keepStorageFromPages())) throw new Problem("storage_open", "setAccessLevel");
  await storedKey.change((now) => trimmed({ ...now, ...parts }));
  await forgetAnswers();
}

function trimmed({ appKey, secret, trackingId }: PlatformKey): PlatformKey {
  return { appKey: appKey.trim(), secret: secret.trim(), trackingId: trackingId.trim() };
}

/** A key as it is stored; `null` for none. */
export function platformEntry(key: PlatformKey | null): Record<string, unknown> {
  return storedKey.entries(trimmed({ ...NO_KEY, ...key }));
}

/** What was answered to a key that is another now. */
export async function forgetAnswers(): Promise<void> {
  await Promise.all([answers.erase(), foundAnswers.erase()]);
}

/** Ends the key, what was answered to it, and the permission. */
export async function removePlatformKey(): Promise<void> {
  await Promise.all([storedKey.erase(), forgetAnswers(), pace.erase(), lastTest.erase()]);
  await forbidPlatform();
}

/** The browser asks the user unless they have said yes before. Call it straight from the click. */
export function askForPlatform(): Promise<boolean> {
  return permitPlatform();
}

/**
 * Notes that the key is to be tested and asks for the permission. Call it straight from the click. The
 * prompt may close the page that called, so the worker also begins when the permission arrives.
 */
export async function askToTestPlatform(): Promise<boolean> {
  const noted = lastTest.write({ wanted: true, problem: null, at: Date.now() });
  const granted = await permitPlatform();
  await noted;
  if (!granted) await lastTest.erase();
  return granted;
}

/**
 * The browser's side of the Open Platform: the user's key, the permission, and what a worker that may
 * be ended at any time keeps. The key is read by the worker and by an export that asks for it; it is
 * in no message, and content scripts cannot reach the storage that it is in.
 */

import type { Pace, PlatformKey } from "../../pkg/affix.js";
import type { PlatformMessage, PlatformReply, PlatformSaid, PlatformTest } from "../protocol/messages.js";
import { Problem } from "../protocol/problem.js";
import { PLATFORM_HOST } from "./hosts.js";
import { onMessage } from "./messages.js";
import { alone, put } from "./storage.js";

const ORIGINS = { origins: [PLATFORM_HOST] };
const KEY = "openPlatform";
const ANSWERS = "openPlatformAnswers";
const PACE = "openPlatformPace";
const TEST = "openPlatformTest";

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
    storedKey(),
    chrome.permissions.contains(ORIGINS),
    keepStorageFromPages(),
    keptTest(),
  ]);
  const hasSecret = secret !== "";
  return {
    appKey,
    trackingId,
    hasSecret,
    granted,
    guarded,
    on: granted && guarded && hasSecret && appKey !== "",
    test,
  };
}

/** Calls back whenever {@link platformState} may have changed. Returns the way to stop. */
export function onPlatformChanged(callback: () => void): () => void {
  const onStored = (changes: Record<string, unknown>): void => {
    if (KEY in changes || TEST in changes) callback();
  };
  chrome.permissions.onAdded.addListener(callback);
  chrome.permissions.onRemoved.addListener(callback);
  chrome.storage.onChanged.addListener(onStored);
  return () => {
    chrome.permissions.onAdded.removeListener(callback);
    chrome.permissions.onRemoved.removeListener(callback);
    chrome.storage.onChanged.removeListener(onStored);
  };
}

// The key

async function storedKey(): Promise<PlatformKey> {
  const stored = (await chrome.storage.local.get(KEY))[KEY] as Partial<PlatformKey> | undefined;
  return { appKey: "", secret: "", trackingId: "", ...stored };
}

/** The whole key; `null` without one. */
export async function platformKey(): Promise<PlatformKey | null> {
  const key = await storedKey();
  return key.appKey || key.secret || key.trackingId ? key : null;
}

/** Stores the parts given, where the browser guards them. What was answered to another key is forgotten. */
export async function savePlatformKey(parts: Partial<PlatformKey>): Promise<void> {
  if (!(await keepStorageFromPages())) throw new Problem("storage_open", "setAccessLevel");
  await alone(KEY, async () => put(platformEntry({ ...(await storedKey()), ...parts })));
  await forgetAnswers();
}

/** A key as it is stored; `null` for none. */
export function platformEntry(key: PlatformKey | null): Record<string, unknown> {
  const { appKey = "", secret = "", trackingId = "" } = key ?? {};
  return { [KEY]: { appKey: appKey.trim(), secret: secret.trim(), trackingId: trackingId.trim() } };
}

/** What was answered to a key that is another now. */
export async function forgetAnswers(): Promise<void> {
  await chrome.storage.session.remove(ANSWERS);
}

/** Ends the key, what was answered to it, and the permission. */
export async function removePlatformKey(): Promise<void> {
  await Promise.all([chrome.storage.local.remove(KEY), chrome.storage.session.remove([ANSWERS, PACE, TEST])]);
  // One that came with the installation cannot be given back.
  await chrome.permissions.remove(ORIGINS).catch(() => false);
}

/**
 * Keeps content scripts, which run in pages' processes, away from all that is stored; `false` where the
 * browser cannot. No browser says how it is: each asks anew before it takes or uses a key.
 */
export async function keepStorageFromPages(): Promise<boolean> {
  const storage: Partial<chrome.storage.StorageArea> = chrome.storage.local;
  if (typeof storage.setAccessLevel !== "function") return false;
  return chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" }).then(
    () => true,
    () => false,
  );
}

// The permission

/**
 * Notes that the key is to be tested and asks for the permission. Call it straight from the click. The
 * prompt may close the page that called, so the worker also begins when the permission arrives.
 */
export async function askToTestPlatform(): Promise<boolean> {
  const noted = keepTest({ wanted: true, problem: null, at: Date.now() });
  const granted = await askForPlatform();
  await noted;
  if (!granted) await chrome.storage.session.remove(TEST);
  return granted;
}

/** The browser asks the user unless they have said yes before. Call it straight from the click. */
export function askForPlatform(): Promise<boolean> {
  return chrome.permissions.request(ORIGINS);
}

export function onPermissionGranted(callback: () => void): void {
  chrome.permissions.onAdded.addListener(callback);
}

// What the worker keeps until the browser closes

export type PlatformAnswers = Record<string, PlatformSaid>;

export async function keptAnswers(): Promise<PlatformAnswers> {
  return ((await chrome.storage.session.get(ANSWERS))[ANSWERS] as PlatformAnswers | undefined) ?? {};
}

export async function keepAnswers(answers: PlatformAnswers): Promise<void> {
  await chrome.storage.session.set({ [ANSWERS]: answers });
}

export async function keptPace(): Promise<unknown> {
  return (await chrome.storage.session.get(PACE))[PACE];
}

export async function keepPace(pace: Pace): Promise<void> {
  await chrome.storage.session.set({ [PACE]: pace });
}

async function keptTest(): Promise<PlatformTest | null> {
  return ((await chrome.storage.session.get(TEST))[TEST] as PlatformTest | undefined) ?? null;
}

export async function keepTest(test: PlatformTest): Promise<void> {
  await chrome.storage.session.set({ [TEST]: test });
}

// Messages

/** Asks the worker; `null` while it may ask nobody. */
export async function askPlatform<K extends PlatformMessage["kind"]>(
  message: Extract<PlatformMessage, { kind: K }>,
): Promise<PlatformReply[K] | null> {
  return (await chrome.runtime.sendMessage(message)) as PlatformReply[K] | null;
}

export function onPlatformMessage<K extends PlatformMessage["kind"]>(
  kind: K,
  answer: (message: Extract<PlatformMessage, { kind: K }>) => Promise<PlatformReply[K] | null>,
): void {
  onMessage(kind, answer as (message: PlatformMessage) => Promise<unknown>);
}

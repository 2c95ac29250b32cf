/** The permissions that the user may give, and take back. */

import { aliexpressHosts, PLATFORM_HOST } from "./hosts.js";

/** What Firefox calls that which the Open Platform is told: the product in view, and whose key asks. */
const SENT_TO_PLATFORM = ["browsingActivity", "authenticationInfo"];

/** Whether AliExpress' pages may be read and drawn on without a click. */
export function mayReadPages(): Promise<boolean> {
  return chrome.permissions.contains({ origins: aliexpressHosts() });
}

/** The browser asks the user unless they have said yes before. Call it straight from the click. */
export function permitPages(): Promise<boolean> {
  return chrome.permissions.request({ origins: aliexpressHosts() });
}

export async function forbidPages(): Promise<void> {
  await giveBack(aliexpressHosts());
}

/** Whether the Open Platform may be asked. */
export function mayAskPlatform(): Promise<boolean> {
  return chrome.permissions.contains({ origins: [PLATFORM_HOST] });
}

/** The browser asks the user unless they have said yes before. Call it straight from the click. */
export function permitPlatform(): Promise<boolean> {
  if (AFFIX_BROWSER === "firefox")
    return chrome.permissions.request({ origins: [PLATFORM_HOST], data_collection: SENT_TO_PLATFORM });
  return chrome.permissions.request({ origins: [PLATFORM_HOST] });
}

export async function forbidPlatform(): Promise<void> {
  await giveBack([PLATFORM_HOST]);
}

/** Whether notifications may be shown. */
export function mayNotify(): Promise<boolean> {
  return chrome.permissions.contains({ permissions: ["notifications"] });
}

/** The browser asks the user unless they have said yes before. Call it straight from the click. */
export function permitNotifications(): Promise<boolean> {
  return chrome.permissions.request({ permissions: ["notifications"] });
}

export async function forbidNotifications(): Promise<void> {
  await chrome.permissions.remove({ permissions: ["notifications"] }).catch(() => false);
}

async function giveBack(origins: string[]): Promise<void> {
  // One that came with the installation cannot be given back.
  await chrome.permissions.remove({ origins }).catch(() => false);
}

export function onPermissionGranted(callback: () => void): void {
  chrome.permissions.onAdded.addListener(callback);
}

/** Calls back after every change. Returns the way to stop. */
export function onPermissions(callback: () => void): () => void {
  chrome.permissions.onAdded.addListener(callback);
  chrome.permissions.onRemoved.addListener(callback);
  return () => {
    chrome.permissions.onAdded.removeListener(callback);
    chrome.permissions.onRemoved.removeListener(callback);
  };
}

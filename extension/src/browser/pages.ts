/** Our own pages. */

import { fileUrl } from "./extension.js";

/** Whether this page of ours is in a private window, which must leave nothing behind. */
export async function inPrivateWindow(): Promise<boolean> {
  return (await chrome.windows.getCurrent()).incognito;
}

export async function openOptions(hash?: string): Promise<void> {
  if (hash) await chrome.tabs.create({ url: fileUrl(`options.html#${hash.replace(/^#/, "")}`) });
  else await chrome.runtime.openOptionsPage();
}

/** The browser's own page for shortcuts; it cannot be set from here. */
export async function openShortcutSettings(): Promise<void> {
  await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
}

export async function openWelcome(): Promise<void> {
  await chrome.tabs.create({ url: fileUrl("welcome.html") });
}

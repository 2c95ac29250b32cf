/** Our own pages. */

import { fileUrl } from "./extension.js";

/** Whether this page of ours is in a private window, which must leave nothing behind. */
export async function inPrivateWindow(): Promise<boolean> {
  return (await chrome.windows.getCurrent()).incognito;
}

/** Opens a room of the workbench in a tab, at one of its parts if its address names one: "settings/profiles". */
export async function openRoom(address: string): Promise<void> {
  await chrome.tabs.create({ url: fileUrl(`workbench.html${address ? `#${address}` : ""}`) });
}

/** The settings, or one part of them. */
export async function openOptions(part?: string): Promise<void> {
  await openRoom(part ? `settings/${part}` : "settings");
}

/** Opens a page of the web in a tab, as a click on a link to it does. */
export async function openPage(address: string): Promise<void> {
  await chrome.tabs.create({ url: address });
}

/** AliExpress' own start, for a user with nothing to begin with. */
export function openAliExpress(): Promise<void> {
  return openPage("https://www.aliexpress.com/");
}

/** The browser's own page for shortcuts; it cannot be set from here. */
export async function openShortcutSettings(): Promise<void> {
  if (AFFIX_BROWSER === "firefox") return chrome.commands.openShortcutSettings();
  await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
}

/** The welcome page, at one of its ways to an account if that is named. */
export async function openWelcome(way?: string): Promise<void> {
  await chrome.tabs.create({ url: fileUrl(`welcome.html${way ? `#${way}` : ""}`) });
}

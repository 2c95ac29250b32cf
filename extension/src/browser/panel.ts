/** The side panel beside a page. */

import { fileUrl } from "./extension.js";

/** Shows the side panel. Call it straight from the click. */
export async function showPanel(): Promise<void> {
  if (AFFIX_BROWSER === "firefox") return chrome.sidebarAction.open();
  const window = await chrome.windows.getCurrent();
  try {
    await chrome.sidePanel.open({ windowId: window.id ?? chrome.windows.WINDOW_ID_CURRENT });
  } catch {
    // A browser without side panels, or one that shows them nowhere in this window.
    await chrome.tabs.create({ url: fileUrl("panel.html") });
  }
}

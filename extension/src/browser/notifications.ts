/** The browser's notifications, once the user has permitted them. */

import { fileUrl } from "./extension.js";

/** Shows one. The same id shows the same one, whoever has shown it before. */
export async function showNotification(id: string, title: string, message: string): Promise<void> {
  await chrome.notifications.create(id, { type: "basic", iconUrl: fileUrl("icons/128.png"), title, message });
}

let listening = false;

/** Calls back with the id of one that was clicked; to be called again when the permission has come. */
export function onNotificationClicked(callback: (id: string) => void): void {
  // Without the permission there is nothing to listen to.
  if (listening || !chrome.notifications) return;
  listening = true;
  chrome.notifications.onClicked.addListener((id) => {
    chrome.notifications.clear(id);
    callback(id);
  });
}

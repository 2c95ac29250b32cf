/** What every message and port needs. Who may send what is the protocol's rule alone. */

import type { Home } from "../protocol/senders.js";
import { aliexpressHosts } from "./hosts.js";

export function home(): Home {
  return { id: chrome.runtime.id, address: chrome.runtime.getURL(""), hosts: aliexpressHosts() };
}

export function onDisconnect(port: chrome.runtime.Port, callback: () => void): void {
  port.onDisconnect.addListener(() => {
    // Why it ended; the browser counts a reason that nobody looks at as an error.
    void chrome.runtime.lastError;
    callback();
  });
}

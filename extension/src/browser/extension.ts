/** This extension: its version, its files, and when it starts. */

/** Whether this script's extension is still installed, enabled and not reloaded. */
export function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

/** Calls back on installation and on every update of Affix or the browser. */
export function onInstalled(callback: (first: boolean) => void): void {
  chrome.runtime.onInstalled.addListener(({ reason }) => callback(reason === "install"));
}

/** Calls back when the browser starts. */
export function onStartup(callback: () => void): void {
  chrome.runtime.onStartup.addListener(callback);
}

export function version(): string {
  return chrome.runtime.getManifest().version;
}

/** Address of a file of the extension. */
export function fileUrl(path: string): string {
  return chrome.runtime.getURL(path);
}

/** The browser that this is built for; what only the other needs is not in the bundle. */
declare const AFFIX_BROWSER: "chromium" | "firefox";

/** What Firefox has beside what Chromium has. */
declare namespace chrome.sidebarAction {
  /** Call it straight from the click, before anything is waited for. */
  function open(): Promise<void>;
}
declare namespace chrome.commands {
  function openShortcutSettings(): Promise<void>;
}
declare namespace chrome.permissions {
  /** Data collection is asked for together with the host that gets it. */
  function request(asked: { origins: string[]; data_collection: string[] }): Promise<boolean>;
}

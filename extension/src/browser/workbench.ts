/** The workbench beside a page. */

import { fileUrl } from "./extension.js";
import { type ActivePage, pageIn } from "./page.js";

const IN_VIEW = "inView";

const SECTION = "section";

/** Opens the workbench on a tab's page, at a section of it. Call it straight from the click. */
export async function openWorkbench(tabId: number | null, section?: string): Promise<void> {
  const noted = chrome.storage.session.set({ [IN_VIEW]: tabId, ...(section && { [SECTION]: section }) });
  const window = await chrome.windows.getCurrent();
  try {
    await chrome.sidePanel.open({ windowId: window.id ?? chrome.windows.WINDOW_ID_CURRENT });
  } catch {
    // A browser without side panels, or one that shows them nowhere in this window.
    await chrome.tabs.create({ url: fileUrl("panel.html") });
  }
  await noted;
}

/** Calls back with the section that the workbench was asked for, once each time. Returns the way to stop. */
export function onSectionAsked(callback: (section: string) => void): () => void {
  const take = async (): Promise<void> => {
    const section = (await chrome.storage.session.get(SECTION))[SECTION] as string | undefined;
    if (!section) return;
    // Gone, it can be asked for again.
    await chrome.storage.session.remove(SECTION);
    callback(section);
  };
  const listener = (changes: Record<string, unknown>): void => {
    if (SECTION in changes) void take();
  };
  void take();
  chrome.storage.session.onChanged.addListener(listener);
  return () => chrome.storage.session.onChanged.removeListener(listener);
}

/** The page that the workbench was opened on; `null` without one, and when its tab is gone. */
export async function pageInView(): Promise<ActivePage | null> {
  const tabId = (await chrome.storage.session.get(IN_VIEW))[IN_VIEW] as number | null | undefined;
  if (typeof tabId !== "number") return null;
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return tab && pageIn(tab);
}

/** Calls back when the workbench is asked for on another page. Returns the way to stop. */
export function onPageInView(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (IN_VIEW in changes) callback();
  };
  chrome.storage.session.onChanged.addListener(listener);
  return () => chrome.storage.session.onChanged.removeListener(listener);
}

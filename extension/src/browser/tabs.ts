/** The tabs of the window that a page of ours stands in: which one is in front, and what becomes of each. */

/** The window that this page of ours stands in, beside its tabs or as one of them. */
export async function windowHere(): Promise<number> {
  return (await chrome.windows.getCurrent()).id ?? chrome.windows.WINDOW_ID_NONE;
}

/** The tab in front; `null` where that is this page itself. */
export async function tabInFront(): Promise<number | null> {
  const [[front], own] = await Promise.all([
    chrome.tabs.query({ active: true, currentWindow: true }),
    chrome.tabs.getCurrent().catch(() => undefined),
  ]);
  return front?.id === undefined || front.id === own?.id ? null : front.id;
}

/** The tab that the user is in: this page itself, or the one beside it. */
export async function tabHere(): Promise<number | null> {
  const own = await chrome.tabs.getCurrent().catch(() => undefined);
  return own?.id ?? tabInFront();
}

/** Whether a tab is still open, whatever the browser lets us see of it. */
export async function isOpen(tabId: number): Promise<boolean> {
  return chrome.tabs.get(tabId).then(
    () => true,
    () => false,
  );
}

/** Brings a tab to the front. Nobody has to permit it. */
export async function bringToFront(tabId: number): Promise<void> {
  await chrome.tabs.update(tabId, { active: true });
}

/** Opens an address in a tab behind the one in front; its id. */
export async function openTab(address: string): Promise<number> {
  const { id } = await chrome.tabs.create({
    url: address.includes("://") ? address : `https://${address}`,
    active: false,
  });
  return id ?? chrome.tabs.TAB_ID_NONE;
}

/** What became of a tab; its address alone is a page that changed itself. */
export type TabNews = "front" | "loading" | "loaded" | "address" | "gone";

/** Calls back with all that becomes of any tab. Returns the way to stop. */
export function onTabs(callback: (tabId: number, news: TabNews) => void): () => void {
  const front = ({ tabId }: chrome.tabs.OnActivatedInfo): void => callback(tabId, "front");
  const gone = (tabId: number): void => callback(tabId, "gone");
  const updated = (tabId: number, { status, url }: chrome.tabs.OnUpdatedInfo): void => {
    if (status === "loading") callback(tabId, "loading");
    else if (status === "complete") callback(tabId, "loaded");
    else if (url !== undefined) callback(tabId, "address");
  };
  // One that moves to another window leaves its neighbour in front, and comes to the front there.
  const moved = (tabId: number): void => callback(tabId, "front");
  chrome.tabs.onActivated.addListener(front);
  chrome.tabs.onRemoved.addListener(gone);
  chrome.tabs.onUpdated.addListener(updated);
  chrome.tabs.onAttached.addListener(moved);
  return () => {
    chrome.tabs.onActivated.removeListener(front);
    chrome.tabs.onRemoved.removeListener(gone);
    chrome.tabs.onUpdated.removeListener(updated);
    chrome.tabs.onAttached.removeListener(moved);
  };
}

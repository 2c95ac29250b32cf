/** The toolbar button. */

/** Opens the popup without a click on the button; `false` where the browser refuses. */
export async function openPopup(): Promise<boolean> {
  return chrome.action.openPopup().then(
    () => true,
    () => false,
  );
}

export interface Badge {
  text: string;
  color: string;
  title: string;
}

/** Marks the button in one tab; the browser drops the mark when that tab navigates. */
export async function setBadge(tabId: number, badge: Badge): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeBackgroundColor({ tabId, color: badge.color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: badge.title }),
    chrome.action.setBadgeText({ tabId, text: badge.text }),
  ]);
}

/** Takes the mark off; the tab may be gone. */
export async function clearBadge(tabId: number): Promise<void> {
  await Promise.allSettled([
    chrome.action.setTitle({ tabId, title: chrome.runtime.getManifest().action?.default_title ?? "" }),
    chrome.action.setBadgeText({ tabId, text: "" }),
  ]);
}

const BADGES = "badges";

/** When the mark of which tab is to be taken off, kept for a worker that is ended before. */
export async function badgesDue(): Promise<Record<string, number>> {
  return ((await chrome.storage.session.get(BADGES))[BADGES] as Record<string, number> | undefined) ?? {};
}

export async function keepBadgesDue(due: Record<string, number>): Promise<void> {
  await chrome.storage.session.set({ [BADGES]: due });
}

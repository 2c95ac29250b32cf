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

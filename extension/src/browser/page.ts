/** The page that the user is on. */

import type { PageSnapshot } from "../../pkg/affix.js";
import { Problem } from "../protocol/problem.js";
import { isOn } from "../protocol/senders.js";
import { isSnapshot } from "../protocol/snapshot.js";
import { aliexpressHosts } from "./hosts.js";

export interface ActivePage {
  tabId: number;
  url: string;
  title: string;
  /** It is one of AliExpress' own; no other page is read. */
  ofAliExpress: boolean;
}

/** The page in front, or `null` when the browser does not let us see it. */
export async function activePage(): Promise<ActivePage | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab ? pageIn(tab) : null;
}

/** The page in a tab; `null` when it is gone, or the browser does not let us see it. */
export async function pageOf(tabId: number): Promise<ActivePage | null> {
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return tab && pageIn(tab);
}

function pageIn({ id, url, title }: chrome.tabs.Tab): ActivePage | null {
  if (id === undefined || url === undefined) return null;
  return { tabId: id, url, title: title ?? "", ofAliExpress: isOn(url, aliexpressHosts()) };
}

/** A page as it was read, and which document of its tab that was: another one is another page, also at one address. */
export interface Read {
  snapshot: PageSnapshot;
  document: string;
}

/**
 * Reads a page of AliExpress; `null` for any other, whatever it holds. Needs the user's click on Affix
 * in that tab, or the inline permission.
 */
export async function collect(page: ActivePage): Promise<PageSnapshot | null> {
  return (await read(page))?.snapshot ?? null;
}

/** {@link collect}, for whoever has to know the document. */
export async function read({ tabId, ofAliExpress }: ActivePage): Promise<Read | null> {
  if (!ofAliExpress) return null;
  let results: chrome.scripting.InjectionResult<unknown>[];
  try {
    results = await chrome.scripting.executeScript({ target: { tabId }, files: ["collector.js"] });
  } catch (error) {
    throw new Problem("page_unreadable", error);
  }
  const snapshot: unknown = results[0]?.result;
  if (!isSnapshot(snapshot)) throw new Problem("page_unreadable", "The page gave no answer.");
  // The tab may have gone elsewhere since it was asked for its address.
  return isOn(snapshot.url, aliexpressHosts()) ? { snapshot, document: results[0]?.documentId ?? "" } : null;
}

/** The whole of any page, as it is now, in the letters of a file. Only for a click that asks for it, in that tab. */
export async function wholePage({ tabId }: ActivePage): Promise<Blob> {
  try {
    const [result] = await chrome.scripting.executeScript({
      target: { tabId },
      func: () => new XMLSerializer().serializeToString(document),
    });
    return new Blob([result?.result ?? ""]);
  } catch (error) {
    throw new Problem("page_unreadable", error);
  }
}

/** What a page has yet to show. */

import type { PageNews, WatchMessage } from "../protocol/messages.js";
import { speakerOf } from "../protocol/senders.js";
import { isNews, isWatch } from "../protocol/snapshot.js";
import { home, onDisconnect } from "./port.js";

const WATCH = "watch";

/**
 * Watches the page at an address for what it has yet to show, until the returned function is called, until this
 * page of ours closes, or until the page itself ends it: then `onEnd` is called. Needs what it takes to
 * run a script there. Each call has a line to the page of its own.
 */
export function watch(
  tabId: number,
  wanted: WatchMessage,
  onNews: (news: PageNews) => void,
  onEnd: () => void,
): () => void {
  let port: chrome.runtime.Port | null = null;
  let over = false;
  const begin = (): void => {
    if (over) return;
    port = chrome.tabs.connect(tabId, { name: WATCH, frameId: 0 });
    port.onMessage.addListener((news: unknown) => isNews(news) && onNews(news));
    onDisconnect(port, onEnd);
    port.postMessage(wanted);
  };
  chrome.scripting.executeScript({ target: { tabId }, files: ["watcher.js"] }).then(begin, () => over || onEnd());
  return () => {
    over = true;
    port?.disconnect();
  };
}

/**
 * The other side of {@link watch}, inside the page, for as long as the page is there. `begin` returns
 * the way to stop, which is also gone when whoever watched is gone.
 */
export function serveWatch(
  begin: (wanted: WatchMessage, tell: (news: PageNews) => void, end: () => void) => () => void,
): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== WATCH || speakerOf(port.sender, home()) !== "page") return;
    let stop: (() => void) | null = null;
    onDisconnect(port, () => stop?.());
    port.onMessage.addListener((wanted: unknown) => {
      if (stop || !isWatch(wanted)) return;
      stop = begin(
        wanted,
        (news) => port.postMessage(news),
        () => {
          stop?.();
          port.disconnect();
        },
      );
    });
  });
}

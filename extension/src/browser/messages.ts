/** Messages and ports between the parts of the extension. Who may send what is the protocol's rule alone. */

import {
  type Awaited,
  type Home,
  heard,
  isNews,
  type Message,
  type PageNews,
  Problem,
  speakerOf,
} from "../protocol.js";
import { aliexpressHosts } from "./hosts.js";

function home(): Home {
  return { id: chrome.runtime.id, address: chrome.runtime.getURL(""), hosts: aliexpressHosts() };
}

/** Answers messages of one kind from those who may send it. All others stay without an answer. */
export function onMessage<K extends Message["kind"]>(
  kind: K,
  answer: (message: Extract<Message, { kind: K }>) => unknown,
): void {
  chrome.runtime.onMessage.addListener((said: unknown, sender, reply) => {
    const message = heard(said, sender, home());
    if (message?.kind !== kind) return false;
    Promise.resolve(answer(message as Extract<Message, { kind: K }>)).then(reply, () => reply(null));
    return true;
  });
}

// What a page has yet to show

const WATCH = "watch";

/**
 * Watches the page for what it has yet to show, until the returned function is called, until this
 * page of ours closes, or until the page itself ends it: then `onEnd` is called. Needs what it takes to
 * run a script there. Each call has a line to the page of its own.
 */
export function watch(
  tabId: number,
  awaited: Awaited,
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
    port.postMessage(awaited);
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
  begin: (awaited: Awaited, tell: (news: PageNews) => void, end: () => void) => () => void,
): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== WATCH || speakerOf(port.sender, home()) !== "page") return;
    let stop: (() => void) | null = null;
    onDisconnect(port, () => stop?.());
    port.onMessage.addListener((awaited: unknown) => {
      if (stop || (awaited !== "product" && awaited !== "cards")) return;
      stop = begin(
        awaited,
        (news) => port.postMessage(news),
        () => {
          stop?.();
          port.disconnect();
        },
      );
    });
  });
}

// The clipboard, for a worker that has no document of its own

const CLIPBOARD = "clipboard";
/** A document that takes longer will not come. */
const CLIPBOARD_PATIENCE_MS = 5_000;

/**
 * Puts text on the clipboard. The offscreen document comes for it, and gets it once: it takes nothing
 * that is brought to it.
 */
export async function copyFromWorker(text: string): Promise<void> {
  // The last copy's may still be there, and would refuse the new one.
  await chrome.offscreen.closeDocument().catch(() => undefined);
  const handing = handOver(text);
  try {
    await chrome.offscreen.createDocument({
      url: "offscreen.html",
      reasons: [chrome.offscreen.Reason.CLIPBOARD],
      justification: "Copies the affiliate link that the user asked for.",
    });
    await handing.done;
  } catch (error) {
    throw new Problem("clipboard_refused", error);
  } finally {
    handing.end();
  }
  // It closes itself: a busy browser drops what a document that is closed at once was writing.
}

/** Waits for the offscreen document; `done` when it says that it has written the text. */
function handOver(text: string): { done: Promise<void>; end: () => void } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Where no document can be made nobody waits for it.
  promise.catch(() => undefined);
  const timer = setTimeout(() => reject(new Error("The offscreen document did not come.")), CLIPBOARD_PATIENCE_MS);
  const listen = (port: chrome.runtime.Port): void => {
    if (port.name !== CLIPBOARD || speakerOf(port.sender, home()) !== "clipboard") return;
    chrome.runtime.onConnect.removeListener(listen);
    port.onMessage.addListener((copied: unknown) =>
      copied === true ? resolve() : reject(new Error("The offscreen document refused.")),
    );
    onDisconnect(port, () => reject(new Error("The offscreen document went away.")));
    port.postMessage(text);
  };
  chrome.runtime.onConnect.addListener(listen);
  const end = (): void => {
    clearTimeout(timer);
    chrome.runtime.onConnect.removeListener(listen);
  };
  return { done: promise, end };
}

/** The other side of {@link copyFromWorker}: comes for the text and says whether it was written. */
export function fetchForClipboard(write: (text: string) => void): void {
  const port = chrome.runtime.connect({ name: CLIPBOARD });
  onDisconnect(port, () => undefined);
  port.onMessage.addListener((text: unknown) => {
    if (typeof text !== "string") return;
    try {
      write(text);
      port.postMessage(true);
    } catch {
      port.postMessage(false);
    }
  });
}

function onDisconnect(port: chrome.runtime.Port, callback: () => void): void {
  port.onDisconnect.addListener(() => {
    // Why it ended; the browser counts a reason that nobody looks at as an error.
    void chrome.runtime.lastError;
    callback();
  });
}

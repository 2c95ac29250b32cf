/** The clipboard, for a worker that has no document of its own. */

import { Problem } from "../protocol/problem.js";
import { speakerOf } from "../protocol/senders.js";
import { type Copied, copyKinds } from "./clipboard.js";
import { home, onDisconnect } from "./port.js";

const CLIPBOARD = "clipboard";

/** A document that takes longer will not come. */
const CLIPBOARD_PATIENCE_MS = 5_000;

/**
 * Puts text on the clipboard, and rich text beside it where there is some. The offscreen document comes for it, and
 * gets it once: it takes nothing that is brought to it. Firefox' background is a document itself.
 */
export async function copyFromWorker(text: string, html: string | null = null): Promise<void> {
  if (AFFIX_BROWSER === "firefox") return copyKinds({ text, html });
  // The last copy's may still be there, and would refuse the new one.
  await chrome.offscreen.closeDocument().catch(() => undefined);
  const handing = handOver({ text, html });
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
function handOver(copied: Copied): { done: Promise<void>; end: () => void } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Where no document can be made nobody waits for it.
  promise.catch(() => undefined);
  const timer = setTimeout(() => reject(new Error("The offscreen document did not come.")), CLIPBOARD_PATIENCE_MS);
  const listen = (port: chrome.runtime.Port): void => {
    if (port.name !== CLIPBOARD || speakerOf(port.sender, home()) !== "clipboard") return;
    chrome.runtime.onConnect.removeListener(listen);
    port.onMessage.addListener((written: unknown) =>
      written === true ? resolve() : reject(new Error("The offscreen document refused.")),
    );
    onDisconnect(port, () => reject(new Error("The offscreen document went away.")));
    port.postMessage(copied);
  };
  chrome.runtime.onConnect.addListener(listen);
  const end = (): void => {
    clearTimeout(timer);
    chrome.runtime.onConnect.removeListener(listen);
  };
  return { done: promise, end };
}

/** The other side of {@link copyFromWorker}: comes for the text and says whether it was written. */
export function fetchForClipboard(write: (copied: Copied) => void): void {
  const port = chrome.runtime.connect({ name: CLIPBOARD });
  onDisconnect(port, () => undefined);
  port.onMessage.addListener((brought: unknown) => {
    const { text, html } = (brought ?? {}) as Partial<Copied>;
    if (typeof text !== "string") return;
    try {
      write({ text, html: html ?? null });
      port.postMessage(true);
    } catch {
      port.postMessage(false);
    }
  });
}

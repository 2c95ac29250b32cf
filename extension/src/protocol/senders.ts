/** The one rule of who may send which message. */

import type { Message } from "./messages.js";
import { isSnapshot, objectOf } from "./snapshot.js";

/** Part of the extension that speaks. */
export type Speaker =
  | "worker"
  /** A page of ours. */
  | "page"
  /** The document that writes the clipboard for the worker. */
  | "clipboard"
  /** A content script of ours on one of AliExpress' pages: it speaks for whatever has hold of that page. */
  | "content";

/** Who may send what. */
const SPEAKERS: Record<Message["kind"], Speaker> = {
  estimate: "content",
  estimate_cards: "content",
  inline_off: "worker",
  platform_product: "page",
  platform_find: "page",
  platform_orders: "page",
  platform_link: "page",
  platform_test: "page",
};

/** What the browser itself says of a sender. */
export interface Sender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
}

/** Where this extension lives. */
export interface Home {
  id: string;
  /** With the slash at its end: `chrome-extension://ID/`. */
  address: string;
  /** AliExpress' pages, as patterns of the manifest. */
  hosts: readonly string[];
}

/** Who a sender is; `null` for one that has nothing to say here. */
export function speakerOf(sender: Sender | undefined, home: Home): Speaker | null {
  const { id, url, origin, frameId } = sender ?? {};
  if (id !== home.id || !url) return null;
  if (url.startsWith(home.address)) {
    const file = url.slice(home.address.length).split(/[?#]/, 1)[0];
    if (file === "background.js") return "worker";
    return file === "offscreen.html" ? "clipboard" : "page";
  }
  // A frame inside a page is not the page.
  if (frameId !== 0 || (origin !== undefined && !url.startsWith(`${origin}/`))) return null;
  return isOn(url, home.hosts) ? "content" : null;
}

/** Whether an address is on one of the hosts, given as patterns of the manifest: `https://*.example.com/*`. */
export function isOn(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port } = new URL(address);
  if (!/^https?:$/.test(protocol) || port !== "") return false;
  return hosts.some((pattern) => {
    const host = pattern.replace(/^https:\/\/|\/\*$/g, "");
    const bare = host.replace(/^\*\./, "");
    return hostname === bare || (bare !== host && hostname.endsWith(`.${bare}`));
  });
}

/** A message as it should be, from somebody who may send it; `null` for all else. */
export function heard(message: unknown, sender: Sender | undefined, home: Home): Message | null {
  const { kind } = objectOf(message) ?? {};
  if (typeof kind !== "string" || !Object.hasOwn(SPEAKERS, kind)) return null;
  const claimed = message as Message;
  return SPEAKERS[claimed.kind] === speakerOf(sender, home) && isWhole(claimed, sender) ? claimed : null;
}

/** Whether it brings all that is asked for. The core looks closer. */
function isWhole(message: Message, sender: Sender | undefined): boolean {
  switch (message.kind) {
    case "estimate":
    case "estimate_cards":
      return isSnapshot(message.snapshot) && isSameSite(message.snapshot.url, sender?.url);
    case "platform_product":
      return typeof objectOf(message.question)?.productId === "string" && typeof message.again === "boolean";
    case "platform_find":
      return objectOf(message.question) !== null && typeof message.again === "boolean";
    case "platform_orders":
      return objectOf(message.question) !== null;
    case "platform_link":
      return typeof message.page === "string";
    case "inline_off":
    case "platform_test":
      return true;
  }
}

function isSameSite(address: string, other: string | undefined): boolean {
  return (
    other !== undefined &&
    URL.canParse(address) &&
    URL.canParse(other) &&
    new URL(address).origin === new URL(other).origin
  );
}

/** Every message between the parts of the extension, and the one rule of who may send which. */

import type { Earner, Note, PageSnapshot, ProductQuestion, ProductRates } from "../pkg/affix.js";

/** What the inline layer shows, in the user's words: to write them costs more than a page should bear. */
export interface InlineEstimate {
  money: string;
  rate: string;
  /** All of it, for assistive technology. */
  label: string;
}

/** From a product page to the worker; answered with an {@link InlineEstimate} or `null`. */
export interface EstimateRequest {
  kind: "estimate";
  snapshot: PageSnapshot;
}

/** What the inline layer shows on a card of a listing. */
export type InlineCard = InlineEstimate & Pick<Earner, "id" | "siteId">;

/** Those of a listing's cards that have an estimate, and the language of their words with its direction. */
export interface InlineCards {
  cards: InlineCard[];
  language: { lang: string; dir: string };
}

/**
 * From a listing to the worker: the page, or its address with the cards that came later. Answered
 * with {@link InlineCards} or `null`.
 */
export interface EstimateCardsRequest {
  kind: "estimate_cards";
  snapshot: PageSnapshot;
}

/** From the worker to open pages: take the layer away. */
export interface InlineOff {
  kind: "inline_off";
}

/** What the popup waits for in the page in front. */
export type Awaited = "product" | "cards";

/** From the page that is waited for: the page as it is now, or cards that were not there before. */
export type PageNews = { snapshot: PageSnapshot } | { groups: PageSnapshot["groups"] };

/** From a page of ours to the worker: ask the Open Platform. No message holds the key. */
export type PlatformMessage =
  | {
      kind: "platform_product";
      question: ProductQuestion;
      /** A kept failure does not count. */
      again: boolean;
    }
  | { kind: "platform_link"; page: string }
  | { kind: "platform_test" };

/** What the worker answers to each; `null` while it may ask nobody. */
export interface PlatformReply {
  platform_product: PlatformSaid;
  platform_link: { answer: string | null; problem: Note | null };
  platform_test: null;
}

/** What the Open Platform said about a product, or why it did not; either of the two. */
export interface PlatformSaid {
  /** Milliseconds since 1970-01-01 UTC. */
  at: number;
  rates: ProductRates | null;
  problem: Note | null;
}

/** A test of the key: asked for, or what became of it. */
export interface PlatformTest {
  wanted: boolean;
  /** `null` when the key works. */
  problem: Note | null;
  at: number;
}

export type Message = EstimateRequest | EstimateCardsRequest | InlineOff | PlatformMessage;

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
    case "platform_link":
      return typeof message.page === "string";
    case "inline_off":
    case "platform_test":
      return true;
  }
}

/** What a content script says of a page; sent by one that nobody vouches for. */
export function isSnapshot(value: unknown): value is PageSnapshot {
  const snapshot = objectOf(value);
  return typeof snapshot?.url === "string" && objectOf(snapshot.groups) !== null && isBearable(snapshot);
}

/** What a watched page tells. */
export function isNews(value: unknown): value is PageNews {
  const news = objectOf(value);
  if (news === null) return false;
  return "snapshot" in news ? isSnapshot(news.snapshot) : objectOf(news.groups) !== null && isBearable(news);
}

/** Characters in all texts of a message from a page: some five times what the largest page that is read has. */
const MOST_TEXT = 8_000_000;
/** Values in it, nested ones too. */
const MOST_VALUES = 200_000;

/** Whether a value is no larger than a page can be. */
function isBearable(value: unknown): boolean {
  const open: unknown[] = [value];
  let text = 0;
  let values = 0;
  while (open.length > 0) {
    const next = open.pop();
    values += 1;
    if (typeof next === "string") text += next.length;
    else if (next !== null && typeof next === "object") for (const inside of Object.values(next)) open.push(inside);
    if (text > MOST_TEXT || values + open.length > MOST_VALUES) return false;
  }
  return true;
}

function isSameSite(address: string, other: string | undefined): boolean {
  return (
    other !== undefined &&
    URL.canParse(address) &&
    URL.canParse(other) &&
    new URL(address).origin === new URL(other).origin
  );
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** Why a link could not be copied from the menu or the shortcut, for the popup to show. */
export interface Failure {
  note: Note;
  /** The address or text it was tried with. */
  input: string;
}

/** What can go wrong in the extension itself: codes of the text catalogue. */
export type ProblemCode =
  | "page_unreadable"
  | "clipboard_refused"
  | "storage_full"
  | "storage_refused"
  | "storage_open"
  | "core_unloaded"
  | "core_panicked"
  | "core_refused";

export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    /** What the browser or the core said: for the console, and for bug reports. */
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "Problem";
  }
}

/** Anything thrown as a note; `otherwise` is the code of what nobody foresaw. */
export function noteOf(error: unknown, otherwise: string): Note {
  const reason = error instanceof Error ? error.message : String(error);
  const told = error instanceof Problem ? coreNote(error) : null;
  if (told) return told;
  return { code: error instanceof Problem ? error.code : otherwise, params: { reason }, text: "" };
}

/** What the core itself says of a request that it refused; `null` where it could not read the request. */
function coreNote({ code, cause }: Problem): Note | null {
  if (code !== "core_refused" || !(cause instanceof Error) || !("code" in cause)) return null;
  const told = String(cause.code);
  const params = "params" in cause ? (cause.params as Note["params"]) : {};
  return told.startsWith("bad_") ? null : { code: told, params, text: "" };
}

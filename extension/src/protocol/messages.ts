/** Every message between the parts of the extension. */

import type {
  Earner,
  FindQuestion,
  FoundProducts,
  Note,
  OrdersPage,
  OrdersQuestion,
  PageSnapshot,
  ProductQuestion,
  ProductRates,
} from "../../pkg/affix.js";

/** What the inline layer shows, in the user's words: to write them costs more than a page should bear. */
export interface InlineEstimate {
  money: string;
  rate: string;
  /** All of it, for assistive technology. */
  label: string;
}

/** What stands beside a product page's price: its words, in which language, and what takes it away. */
export interface InlinePill extends InlineEstimate {
  hide: string;
  language: InlineCards["language"];
}

/** From a product page to the worker; answered with an {@link InlinePill} or `null`. */
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

/** To the page that is waited for: what is awaited, and the address that the page in front had. */
export interface WatchMessage {
  awaited: Awaited;
  url: string;
}

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
  | {
      kind: "platform_find";
      question: FindQuestion;
      /** What was kept does not count. */
      again: boolean;
    }
  | { kind: "platform_orders"; question: OrdersQuestion }
  | { kind: "platform_link"; page: string }
  | { kind: "platform_test" };

/** What the worker answers to each; `null` while it may ask nobody. */
export interface PlatformReply {
  platform_product: PlatformSaid;
  platform_find: FoundSaid;
  platform_orders: { answer: OrdersPage | null; problem: Note | null };
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

/** What the Open Platform found, or why it did not; either of the two. */
export interface FoundSaid {
  /** Milliseconds since 1970-01-01 UTC. */
  at: number;
  found: FoundProducts | null;
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

/** Every message between the parts of the extension. */

import type { Earner, Note, PageSnapshot } from "../pkg/affix.js";

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

/** From the worker to the offscreen document; answered with whether it worked. */
export interface CopyRequest {
  kind: "copy";
  text: string;
}

/** What the popup waits for in the page in front. */
export type Awaited = "product" | "cards";

/** From the page that is waited for: the page as it is now, or cards that were not there before. */
export type PageNews = { snapshot: PageSnapshot } | { groups: PageSnapshot["groups"] };

export type Message = EstimateRequest | EstimateCardsRequest | InlineOff | CopyRequest;

/** Why a link could not be copied from the menu or the shortcut, for the popup to show. */
export interface Failure {
  note: Note;
  /** The address or text it was tried with. */
  input: string;
}

/** What can go wrong in the extension itself: codes of the text catalogue. */
export type ProblemCode = "page_unreadable" | "clipboard_refused" | "core_unloaded" | "core_panicked" | "core_refused";

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
  const told = error instanceof Problem ? coreCode(error) : null;
  if (told) return { code: told, params: {}, text: "" };
  return { code: error instanceof Problem ? error.code : otherwise, params: { reason }, text: "" };
}

/** What the core itself says of a request that it refused; `null` where it could not read the request. */
function coreCode({ code, cause }: Problem): string | null {
  if (code !== "core_refused" || !(cause instanceof Error) || !("code" in cause)) return null;
  const told = String(cause.code);
  return told.startsWith("bad_") ? null : told;
}

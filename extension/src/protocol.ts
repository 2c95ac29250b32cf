/** Every message between the parts of the extension. */

import type { Estimate, Note, PageSnapshot } from "../pkg/affix.js";

/** What the inline layer shows. */
export type InlineEstimate = Pick<Estimate, "low" | "high" | "currency" | "rate">;

/** From a product page to the worker; answered with an {@link InlineEstimate} or `null`. */
export interface EstimateRequest {
  kind: "estimate";
  snapshot: PageSnapshot;
}

/** From the worker to open product pages: take the layer away. */
export interface InlineOff {
  kind: "inline_off";
}

/** From the worker to the offscreen document; answered with whether it worked. */
export interface CopyRequest {
  kind: "copy";
  text: string;
}

export type Message = EstimateRequest | InlineOff | CopyRequest;

/** Why a link could not be copied from the menu or the shortcut, for the popup to show. */
export interface Failure {
  note: Note;
  /** The address or text it was tried with. */
  input: string;
}

/** What goes wrong outside the core: a stable code of the text catalogue and an English sentence. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "Problem";
  }
}

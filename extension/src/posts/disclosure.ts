import type { Disclosure } from "../../pkg/affix.js";
import type { Posting } from "../stored/posting.js";

/** The disclosure that posts get; `null` for none. */
export function disclosureOf({ market, own }: Pick<Posting, "market" | "own">): Disclosure | null {
  if (!market && !own.trim()) return null;
  return { ...(market ? { market } : {}), ...(own.trim() ? { own } : {}) };
}

import type { Look } from "../../pkg/affix.js";
import { usePricesOf } from "../ui/hooks/usePrices.js";
import { otherProduct } from "../words/otherProduct.js";
import { sentence } from "../words/sentences.js";

/** Verdicts that readers can be told. */
const FOR_READERS: ReadonlySet<string> = new Set(["lowest", "below_usual", "dearer_before"]);

/**
 * What readers can be told of the price in view by the user's own records; `null` where the records have nothing to
 * say to them, or say it of another price.
 */
export function usePriceSaid({ page }: Look): string | null {
  const product = otherProduct(page) ? null : page?.product;
  const prices = usePricesOf(product?.id ?? null, product?.price ?? null, console.error);
  const answer = prices?.speaking?.answer;
  const [reason] = answer?.reasons ?? [];
  if (!answer || !reason || !FOR_READERS.has(answer.verdict)) return null;
  const { price } = product ?? {};
  // A post names these two, not what lies between them.
  const named = [price?.min, price?.max].includes(answer.now ?? "");
  return prices.history.ofShown && named
    ? sentence({ code: `ui_post_verdict_${answer.verdict}`, params: reason.params })
    : null;
}

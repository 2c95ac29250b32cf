import type { Estimate, Look, Note, PageReading } from "../../pkg/affix.js";

/** That address and page name different products, so that nothing the page says may stand beside the link. */
export function otherProduct(page: PageReading | null): Note | null {
  const notes = page?.findings.filter(({ field }) => field === "id").flatMap((finding) => finding.notes);
  return notes?.find(isOtherProduct) ?? null;
}

/** What a sale of the product pays that the link leads to; `null` where the page shows another one. */
export function estimateOf(look: Look): Estimate | null {
  return look.otherProduct || otherProduct(look.page) ? null : (look.estimate ?? null);
}

export function isOtherProduct({ code }: Note): boolean {
  return code === "id_other_address";
}

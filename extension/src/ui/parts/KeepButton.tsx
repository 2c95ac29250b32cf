import type { KeptProduct } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { RoundButton } from "../controls/Button.js";
import type { Shortlist } from "../hooks/useShortlist.js";

/** Puts a product on the shortlist, or takes it off. */
export function KeepButton({
  product,
  shortlist: { kept, keep, drop },
}: {
  product: KeptProduct;
  shortlist: Shortlist;
}) {
  if (!kept) return null;
  const there = kept.some(({ id }) => id === product.id);
  return (
    <RoundButton
      drawing={there ? "kept" : "keep"}
      label={text(there ? "ui_kept" : "ui_keep")}
      onClick={() => void (there ? drop(product.id) : keep(product))}
    />
  );
}

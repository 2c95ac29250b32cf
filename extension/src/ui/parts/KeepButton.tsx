import type { KeptProduct } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { RoundButton } from "../controls/Button.js";
import type { Shortlist } from "../hooks/useShortlist.js";

/** Puts a product on the shortlist, or takes it off. */
export function KeepButton({
  product,
  shortlist: { kept, keep, drop },
  of,
}: {
  product: KeptProduct;
  shortlist: Shortlist;
  /** What the product is called, where several such buttons are in sight: a part of the button's name. */
  of?: string | undefined;
}) {
  if (!kept) return null;
  const there = kept.some(({ id }) => id === product.id);
  const label = text(there ? "ui_kept" : "ui_keep");
  return (
    <RoundButton
      drawing={there ? "kept" : "keep"}
      label={of ? text("ui_named", { what: label, name: of }) : label}
      onClick={() => void (there ? drop(product.id) : keep(product))}
    />
  );
}

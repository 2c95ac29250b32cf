import type { KeptProduct } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { Button, RoundButton } from "./Button.js";
import type { Shortlist } from "./useShortlist.js";

interface KeepButtonProps {
  product: KeptProduct;
  shortlist: Shortlist;
  /** Only the drawing. */
  small?: boolean;
}

/** Puts a product on the shortlist, or takes it off. */
export function KeepButton({ product, shortlist: { kept, keep, drop }, small }: KeepButtonProps) {
  if (!kept) return null;
  const there = kept.some(({ id }) => id === product.id);
  const label = text(there ? "ui_kept" : "ui_keep");
  const change = () => void (there ? drop(product.id) : keep(product));
  const drawing = there ? "kept" : "keep";
  if (small) return <RoundButton drawing={drawing} label={label} aria-pressed={there} onClick={change} />;
  return (
    <Button kind="quiet" drawing={drawing} aria-pressed={there} onClick={change}>
      {label}
    </Button>
  );
}

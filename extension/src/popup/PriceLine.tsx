import { useId, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { openRoom } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { usePricesInView } from "../ui/hooks/usePrices.js";
import { PriceReasons, Unwritten, Verdict } from "../ui/parts/PriceReasons.js";
import type { PopupState } from "./usePopup.js";

/** What the user's own records say of the price, in one line; nothing as long as they say nothing. */
export function PriceLine({ state }: { state: PopupState }) {
  const { look, snapshot, stage, arrival, asked } = state;
  const product = look?.page?.product;
  const ready = stage === "whole" && arrival !== "waiting";
  const told = usePricesInView({ id: product?.id ?? null, snapshot: ready ? snapshot : null, settings: asked });
  const [open, setOpen] = useState(false);
  const id = useId();
  const prices = told?.prices;
  const speaking = prices?.speaking;
  if (!told || !prices || !speaking || !product?.id) return null;
  return (
    <section class="lines after" aria-label={text("ui_price_history")}>
      <div class="line">
        <h2 class="soft">{text("ui_price_short")}</h2>
        <Verdict of={speaking} />
        <Button
          kind="quiet"
          class="to-end"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={text("ui_named", { what: text("ui_why_short"), name: text("ui_price_short") })}
          onClick={() => setOpen(!open)}
        >
          {text("ui_why_short")}
          <Icon name={open ? "caret" : "turn"} />
        </Button>
      </div>
      {open && (
        <div id={id} class="because">
          <PriceReasons prices={prices} />
          <Unwritten told={told} />
          <Button kind="quiet" class="at-start" drawing="open" onClick={() => void openRoom(`products/${product.id}`)}>
            {text("ui_price_all")}
          </Button>
        </div>
      )}
    </section>
  );
}

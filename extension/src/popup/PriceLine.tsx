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
  const told = usePricesInView({ product: product ?? null, snapshot: ready ? snapshot : null, settings: asked });
  const [open, setOpen] = useState(false);
  const id = useId();
  const speaking = told?.prices?.speaking;
  if (!told || !product?.id || !(speaking || told.trouble)) return null;
  const all = (
    <Button kind="quiet" class="at-start" drawing="open" onClick={() => void openRoom(`products/${product.id}`)}>
      {text("ui_price_all")}
    </Button>
  );
  // What is known of another price says nothing of this one.
  const said = speaking && told.prices?.history.ofShown ? told.prices : null;
  return (
    <section class="lines after" aria-label={text("ui_price_history")}>
      <div class="line">
        <h2 class="soft">{text("ui_price_short")}</h2>
        {said && speaking && (
          <>
            <Verdict of={speaking.answer} />
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
          </>
        )}
      </div>
      {said && open && (
        <div id={id} class="because">
          <PriceReasons prices={said} />
          {!told.trouble && <Unwritten told={told} />}
          {all}
        </div>
      )}
      {(!said || told.trouble) && (
        <div class="because">
          <Unwritten told={told} />
          {!said && speaking && all}
        </div>
      )}
    </section>
  );
}

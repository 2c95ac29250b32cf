import type { Look, PageSnapshot, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openRoom } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { stillComing } from "../ui/hooks/useAwaiting.js";
import { usePricesInView } from "../ui/hooks/usePrices.js";
import { PriceReasons, Unwritten, Verdict } from "../ui/parts/PriceReasons.js";

interface PricePartProps {
  look: Look;
  snapshot: PageSnapshot | null;
  settings: Settings;
}

/** What the user's own records say of the price in view, with the reasons folded. */
export function PricePart({ look, snapshot, settings }: PricePartProps) {
  const product = look.page?.kind === "product" ? look.page.product : null;
  const whole = look.page && snapshot && stillComing(look.page, snapshot) === null;
  const told = usePricesInView({ product, snapshot: whole ? snapshot : null, settings });
  if (!told || !product?.id) return null;
  const { prices } = told;
  return (
    <section class="card">
      <h2>{text("ui_price_history")}</h2>
      {prices?.speaking && prices.history.ofShown && (
        <>
          <p>
            <Verdict of={prices.speaking.answer} />
          </p>
          <Disclosure label={text("ui_why_short")}>
            <div class="stack">
              <PriceReasons prices={prices} />
            </div>
          </Disclosure>
        </>
      )}
      <Unwritten told={told} />
      {prices?.speaking && (
        <Button kind="quiet" class="at-start" drawing="open" onClick={() => void openRoom(`products/${product.id}`)}>
          {text("ui_price_all")}
        </Button>
      )}
    </section>
  );
}

import type { Earner, KeptProduct } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Verdict } from "../../ui/parts/PriceReasons.js";
import { dayOf } from "../../words/moments.js";
import { day } from "../../words/money.js";
import { ownOrdersText } from "../../words/ownOrders.js";

/** Below the title of a product that is kept: what is to be said of its price, since when it is kept, what it sold. */
export function KeptLine({ earner, kept }: { earner: Earner; kept: KeptProduct | undefined }) {
  const { keptAt, goneAt } = kept ?? {};
  const at = (goneAt ?? keptAt)?.slice(0, 10);
  const { verdict, missing } = earner.latest ?? {};
  return (
    <span class="small kepton">
      {missing && <Verdict of={{ missing }} />}
      {!missing && verdict && <Verdict of={{ verdict }} />}
      {at && (
        <span class={goneAt ? "gone" : "soft"}>
          {text(goneAt ? "ui_shortlist_gone" : "ui_shortlist_on", { day: day(at) })}
        </span>
      )}
      <a href={`#products/${earner.id}`}>{text("ui_price_history")}</a>
      {earner.own && <span class="soft">{ownOrdersText(earner.own)}</span>}
    </span>
  );
}

/** Whose price it is, and of which day. */
export function PricedOn({ latest }: Pick<Earner, "latest">) {
  if (!latest || latest.at === null) return null;
  return <span class="small soft pricedon">{text(`ui_priced_${latest.by}`, { day: dayOf(latest.at) })}</span>;
}

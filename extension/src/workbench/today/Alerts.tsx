import type { Alert } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { useAlerts } from "../../ui/hooks/useAlerts.js";
import type { Shortlist } from "../../ui/hooks/useShortlist.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { sentence } from "../../words/sentences.js";

/** What the user wanted to be told of products that they keep; nothing as long as there is nothing to tell. */
export function Alerts({ shortlist, shown }: { shortlist: Shortlist; shown: boolean }) {
  const alerts = useAlerts(shortlist.kept, shown);
  if (!alerts || alerts.length === 0) return null;
  function told({ id, at }: Alert): void {
    const kept = shortlist.kept?.find((product) => product.id === id);
    if (kept?.watch) void shortlist.keep({ ...kept, watch: { ...kept.watch, told: at } });
  }
  return (
    <section class="sheet" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{text("ui_today_alerts")}</h2>
      <NotStored why={shortlist.trouble} />
      <ul class="alerts">
        {alerts.map((alert) => (
          <li key={`${alert.id} ${alert.tell}`}>
            <span class="grow">
              <a href={`#products/${alert.id}`} dir="auto">
                {productName(alert)}
              </a>
              <span class="fine">{sentence(alert.note)}</span>
            </span>
            <RoundButton
              drawing="check"
              label={text("ui_today_told", { product: productName(alert) })}
              onClick={() => told(alert)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { tickOff } from "../../stored/watch.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { useAlerts } from "../../ui/hooks/useAlerts.js";
import { troubleText } from "../../ui/page.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { sentence } from "../../words/sentences.js";

/** What the user wanted to be told of products that they keep; nothing as long as there is nothing to tell. */
export function Alerts() {
  const alerts = useAlerts();
  const [trouble, setTrouble] = useState("");
  if (!alerts || alerts.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{text("ui_today_alerts")}</h2>
      <NotStored why={trouble} />
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
              onClick={() => void tickOff(alert.id, alert.tell).catch((why: unknown) => setTrouble(troubleText(why)))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

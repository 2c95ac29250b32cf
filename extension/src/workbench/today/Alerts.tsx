import { useState } from "preact/hooks";
import type { Alert } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { tickOff } from "../../stored/watch.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { useAlerts } from "../../ui/hooks/useAlerts.js";
import { troubleText } from "../../ui/page.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { sentence } from "../../words/sentences.js";

/** What the user wanted to be told of products that they keep, by product; nothing as long as there is nothing. */
export function Alerts() {
  const alerts = useAlerts();
  const [trouble, setTrouble] = useState("");
  if (!alerts || alerts.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{text("ui_today_alerts")}</h2>
      <NotStored why={trouble} />
      <ul class="alerts">
        {[...Map.groupBy(alerts, ({ id }) => id)].map(([id, all]) => (
          <OfProduct key={id} id={id} all={all} onTrouble={(why) => setTrouble(troubleText(why))} />
        ))}
      </ul>
    </section>
  );
}

interface OfProductProps {
  id: string;
  all: Alert[];
  onTrouble: (why: unknown) => void;
}

/** All that there is to tell of one product, ticked off at once. */
function OfProduct({ id, all, onTrouble }: OfProductProps) {
  const name = productName({ id, title: all[0]?.title ?? null });
  return (
    <li>
      <span class="grow">
        <a href={`#products/${id}`} dir="auto">
          {name}
        </a>
        {all.map(({ tell, note }) => (
          <span key={tell} class="fine">
            {sentence(note)}
          </span>
        ))}
      </span>
      <RoundButton
        drawing="check"
        label={text("ui_today_told", { product: name })}
        onClick={() =>
          void tickOff(
            id,
            all.map(({ tell }) => tell),
          ).catch(onTrouble)
        }
      />
    </li>
  );
}

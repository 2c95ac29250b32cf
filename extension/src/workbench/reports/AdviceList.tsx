import type { Advice, ReportView } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Icon, type IconName } from "../../ui/controls/Icon.js";
import { count, sentence } from "../../words/sentences.js";
import { useValueName } from "./values.js";

const DRAWINGS: Record<Advice["trend"], IconName> = {
  rising: "up",
  falling: "down",
  trafficWithoutOrders: "warn",
  manyReturns: "retry",
  tooFew: "info",
};
/** What is remarkable comes first; what is open is counted. */
const REMARKABLE = ["rising", "falling", "manyReturns", "trafficWithoutOrders"] as const;
const MOST = 12;

/** What to do more of and what to look after, each with its reason. */
export function AdviceList({ view: { advice }, by }: { view: ReportView; by: string }) {
  const nameOf = useValueName(by);
  const told = REMARKABLE.flatMap((trend) => advice.filter((one) => one.trend === trend)).slice(0, MOST);
  const open = advice.filter(({ trend }) => trend === "tooFew");
  if (advice.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="advice-title">
      <h3 id="advice-title">{text("ui_reports_advice")}</h3>
      {told.length === 0 && <p class="soft">{text("ui_reports_advice_none")}</p>}
      <ul class="advice">
        {told.map((one) => (
          <li key={`${one.trend} ${one.value}`} class={one.trend}>
            <Icon name={DRAWINGS[one.trend]} />
            <span>
              <b>
                {text(`ui_reports_trend_${one.trend.toLowerCase()}`)} <bdi>{nameOf(one.value)}</bdi>
              </b>{" "}
              <span class="soft">{sentence(one.reason)}</span>
            </span>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="turn" />
            <span class="grow">{count("ui_reports_too_few", open.length)}</span>
          </summary>
          <ul class="bullets fine inside">
            {open.slice(0, MOST).map((one) => (
              <li key={one.value}>
                <bdi>{nameOf(one.value)}</bdi>: {sentence(one.reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

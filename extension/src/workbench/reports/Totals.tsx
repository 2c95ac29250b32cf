import type { ComponentChildren } from "preact";
import type { ForecastInputs, ReportView, Total } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { changeSettings } from "../../stored/settings.js";
import { money, moneyRange, percent, percentRange } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import type { Asked } from "./asked.js";

const STATUSES = ["paid", "confirmed", "pending", "void"] as const;

interface TotalsProps {
  view: ReportView;
  total: Total;
  open: (asked: Asked) => void;
  onTrouble: (why: unknown) => void;
}

/** Takes the figures over; what the user said of the payout stays. */
async function toForecast(inputs: ForecastInputs): Promise<void> {
  await changeSettings(({ forecast }) => ({ forecast: { ...inputs, threshold: forecast?.threshold ?? "" } }));
  location.hash = "reports/forecast";
}

/** What all of it comes to. Each figure leads to its rows. */
export function Totals({ view: { before, daysBefore, forecast }, total, open, onTrouble }: TotalsProps) {
  const { currency, commission, epc, conversion, reversalShare } = total;
  const all = (title: string) => () => open({ title, picked: [] });
  return (
    <div class="sheet totals">
      <dl class="reportfigures">
        <Figure
          big
          name={text("ui_reports_earned")}
          value={money(total.earned, currency)}
          open={all(text("ui_reports_earned"))}
        >
          {before && daysBefore
            ? text("ui_reports_before", { amount: money(before.earned, currency) })
            : count("ui_reports_orders", total.orders)}
        </Figure>
        {epc && (
          <Figure name={text("ui_reports_epc")} value={money(epc.value, currency)} few={total.tooFew}>
            <bdi>{moneyRange(epc, currency)}</bdi>
          </Figure>
        )}
        {conversion && (
          <Figure name={text("ui_reports_conversion")} value={percent(conversion.value)} few={total.tooFew}>
            <bdi>{percentRange(conversion)}</bdi> {count("ui_reports_of_clicks", conversion.of)}
          </Figure>
        )}
        <Figure
          name={text("ui_reports_reversed")}
          value={reversalShare ? percent(reversalShare.value) : text("ui_reports_few")}
          open={() => open({ title: text("ui_reports_status_void"), picked: [{ key: "status", value: "void" }] })}
        >
          {reversalShare ? (
            <>
              <bdi>{percentRange(reversalShare)}</bdi> {count("ui_reports_of_decided", reversalShare.of)}
            </>
          ) : (
            text("ui_reports_few_decided")
          )}
        </Figure>
        <Figure name={text("ui_reports_sale")} value={money(total.sale, currency)} open={all(text("ui_reports_sale"))}>
          {total.averageOrder && text("ui_reports_average", { amount: money(total.averageOrder, currency) })}{" "}
          {total.rate && text("ui_reports_rate", { rate: percent(total.rate) })}
        </Figure>
      </dl>
      <ul class="statuses" aria-label={text("ui_reports_by_status")}>
        {STATUSES.map((status) => (
          <li key={status}>
            <button
              type="button"
              onClick={() =>
                open({ title: text(`ui_reports_status_${status}`), picked: [{ key: "status", value: status }] })
              }
            >
              <i class={`swatch ${status}`} aria-hidden="true" />
              {text(`ui_reports_status_${status}`)} <b>{money(commission[status], currency)}</b>
            </button>
          </li>
        ))}
        <li class="soft fine">
          {count("ui_reports_orders", total.orders)} · {count("ui_reports_rows", total.rows)}
          {total.clicks !== null && ` · ${count("ui_reports_clicks", total.clicks)}`}
        </li>
        {forecast && (
          <li>
            <button type="button" class="button quiet slim" onClick={() => void toForecast(forecast).catch(onTrouble)}>
              {text("ui_reports_to_forecast")}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

interface FigureProps {
  name: string;
  value: string;
  big?: boolean;
  /** Nothing should follow from it. */
  few?: boolean;
  open?: () => void;
  children: ComponentChildren;
}

function Figure({ name, value, big, few, open, children }: FigureProps) {
  const shown = <bdi class={few ? "soft" : undefined}>{value}</bdi>;
  return (
    <div>
      <dt>{name}</dt>
      <dd class={big ? "big" : "of"}>
        {open ? (
          <button type="button" aria-label={text("ui_reports_open_rows", { what: `${name}: ${value}` })} onClick={open}>
            {shown}
          </button>
        ) : (
          shown
        )}
      </dd>
      <dd class="soft fine">
        {few && `${text("ui_reports_few")} · `}
        {children}
      </dd>
    </div>
  );
}

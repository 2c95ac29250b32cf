import type { Forecast } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { share } from "../../words/decimal.js";
import { day, money } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";

const CASES = ["low", "middle", "high"] as const;

/** Three figures of a month: what stays of what is booked, and when it is paid out. */
export function ForecastFigures({ forecast }: { forecast: Forecast }) {
  const { booked, kept, orders, months, currency, threshold, notes } = forecast;
  const top = Number(booked.high) || 1;
  return (
    <div class="output stack">
      <h2>{text("ui_forecast_keep")}</h2>
      <ul class="cases">
        {CASES.map((name) => (
          <li key={name} class={name}>
            <span class="soft fine">{text(`ui_forecast_${name}`)}</span>
            <strong>{money(kept[name], currency)}</strong>
            <span class="bar" aria-hidden="true">
              <span class="gone" style={{ inlineSize: `${share(booked[name], top) * 100}%` }} />
              <span class="stays" style={{ inlineSize: `${share(kept[name], top) * 100}%` }} />
            </span>
            <span class="soft fine detail">
              {count("ui_forecast_orders", Number(orders[name]), { amount: money(booked[name], currency) })}
            </span>
          </li>
        ))}
      </ul>
      <p class="legend fine soft" aria-hidden="true">
        <span class="stays" /> {text("ui_forecast_stays")} <span class="gone" /> {text("ui_forecast_gone")}
      </p>
      <div class="stack tight payout">
        <h2>{text("ui_forecast_payout", { amount: money(threshold, currency) })}</h2>
        <dl>
          {CASES.map((name) => {
            const n = months[name];
            return (
              <div key={name}>
                <dt class="soft fine">{text(`ui_forecast_${name}`)}</dt>
                <dd>{n === null ? text("ui_forecast_never") : count("ui_forecast_months", n)}</dd>
              </div>
            );
          })}
        </dl>
      </div>
      <ul class="forecastnotes fine soft">
        {notes.map((note) => (
          <li key={note.code}>
            {sentence({ ...note, params: { ...note.params, asOf: day(note.params.asOf ?? "") } })}
          </li>
        ))}
      </ul>
    </div>
  );
}

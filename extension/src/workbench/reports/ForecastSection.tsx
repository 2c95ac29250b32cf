import { useMemo } from "preact/hooks";
import type { Note } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Field } from "../../ui/controls/Field.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { currencyGroups } from "../../words/currencies.js";
import { number } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { ForecastFigures } from "./ForecastFigures.js";
import { RangeField } from "./RangeField.js";
import { useForecast } from "./useForecast.js";

/** What a month brings, of what the user knows about their own traffic. */
export function ForecastSection({ settings, shown }: RoomProps) {
  const groups = useMemo(currencyGroups, []);
  const { typed, type, answer, trouble } = useForecast(settings);
  if (!shown) return null;
  // A field that is still empty is not wrong yet.
  const wrong = (field: string, value: string): string | null => {
    const found = answer?.problems.find((problem) => problem.field === field);
    return found && value.trim() ? said(found.problem) : null;
  };
  const range = (field: "conversion" | "rate" | "reversal", unit: string, examples: [string, string]) => (
    <RangeField
      label={text(`ui_forecast_${field}`)}
      unit={unit}
      examples={examples}
      value={typed[field]}
      wrong={{ low: wrong(`${field}.low`, typed[field].low), high: wrong(`${field}.high`, typed[field].high) }}
      onInput={(value) => type({ [field]: value })}
    />
  );
  const threshold = answer?.problems.find(({ field }) => field === "threshold");
  return (
    <div class="stack">
      <p class="soft">{text("ui_forecast_intro")}</p>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      <div class="forecastform">
        <Field
          numeric
          label={text("ui_forecast_clicks")}
          placeholder="2000"
          value={typed.clicks}
          wrong={wrong("clicks", typed.clicks)}
          onInput={(clicks) => type({ clicks })}
        />
        {range("conversion", "", ["1", "3"])}
        <Field
          numeric
          label={text("ui_forecast_basket")}
          placeholder="25"
          value={typed.basket}
          wrong={wrong("basket", typed.basket)}
          onInput={(basket) => type({ basket })}
        />
        <Select
          label={text("ui_forecast_currency")}
          value={typed.currency}
          groups={groups}
          onChange={(currency) => type({ currency })}
        />
        {range("rate", "%", ["3", "9"])}
        {range("reversal", "", ["5", "15"])}
        <Field
          numeric
          label={text("ui_forecast_threshold")}
          hint={text("ui_forecast_threshold_hint")}
          value={typed.threshold}
          wrong={threshold ? said(threshold.problem) : null}
          onInput={(next) => type({ threshold: next })}
        />
      </div>
      <div role="status">
        {answer?.forecast ? (
          <ForecastFigures forecast={answer.forecast} />
        ) : (
          answer && <Notice>{text("ui_forecast_waiting")}</Notice>
        )}
      </div>
    </div>
  );
}

/** A sentence with its bound as the user's language writes numbers. */
function said({ code, params }: Note): string {
  return sentence({ code, params: params.most ? { ...params, most: number(params.most) } : params });
}

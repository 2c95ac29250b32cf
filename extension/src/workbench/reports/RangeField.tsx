import { useId } from "preact/hooks";
import type { PercentRange } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Wrong } from "../../ui/controls/Wrong.js";

interface RangeFieldProps {
  label: string;
  /** Written after the second value, for instance `%`. */
  unit: string;
  value: PercentRange;
  examples: [string, string];
  wrong: { low: string | null; high: string | null };
  onInput: (value: PercentRange) => void;
}

/** Two numbers beside each other, from the lowest to the highest. */
export function RangeField({ label, unit, value, examples, wrong, onInput }: RangeFieldProps) {
  const id = useId();
  const said = [...new Set([wrong.low, wrong.high].filter((sentence) => sentence !== null))];
  const input = (end: "low" | "high", example: string) => (
    <input
      class="input"
      dir="ltr"
      inputMode="decimal"
      autocomplete="off"
      aria-label={text(end === "low" ? "ui_forecast_lowest" : "ui_forecast_highest", { field: label })}
      aria-invalid={wrong[end] ? true : undefined}
      aria-describedby={wrong[end] ? `${id}-wrong` : undefined}
      placeholder={example}
      value={value[end]}
      onInput={(event) => onInput({ ...value, [end]: event.currentTarget.value })}
    />
  );
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <span class="label" id={id}>
        {label}
      </span>
      <div class="affixed">
        {input("low", examples[0])}
        <span class="soft fine">{text("ui_forecast_to")}</span>
        {input("high", examples[1])}
        {unit && <span aria-hidden="true">{unit}</span>}
      </div>
      {said.length > 0 && <Wrong id={`${id}-wrong`}>{said.join(" ")}</Wrong>}
    </div>
  );
}

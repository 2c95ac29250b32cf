import { useRef, useState } from "preact/hooks";
import type { PriceConversion } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkConversions } from "../../core/desk/rates.js";
import { typedNumber } from "../../core/rates.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import type { ChoiceGroup } from "../../words/choice.js";
import { money } from "../../words/money.js";
import type { SectionProps } from "./Section.js";
import { wrongAt } from "./typed.js";

interface ConversionStepsProps extends SectionProps {
  groups: ChoiceGroup[];
}

function called({ from, currency }: PriceConversion): string {
  const price = typedNumber(from)?.number ?? null;
  return text("ui_steps_from", { price: price === null ? from || "…" : money(price, currency) });
}

/** Conversions that hold from a price on, a line each. They are stored as they are typed. */
export function ConversionSteps({ now, change, groups }: ConversionStepsProps) {
  const steps = now.conversionByPrice ?? [];
  const problems = checkConversions(steps) ?? [];
  const [removed, setRemoved] = useState<{ place: number; step: PriceConversion } | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const set = (by: (steps: PriceConversion[]) => PriceConversion[]): void =>
    change((current) => ({ conversionByPrice: by(current.conversionByPrice ?? []) }));

  const edit = (place: number, patch: Partial<PriceConversion>): void =>
    set((all) => all.map((step, at) => (at === place ? { ...step, ...patch } : step)));

  // A line that was only just added is not wrong.
  const percentWrong = (place: number, end: "low" | "high", { conversion: { low, high } }: PriceConversion) =>
    wrongAt(problems, `${place}.conversion.${end}`, Boolean(low || high));

  function add(): void {
    const currency = steps.at(-1)?.currency ?? now.currency ?? "USD";
    setRemoved(null);
    set((all) => [...all, { from: "", currency, conversion: { low: "", high: "" } }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  }

  return (
    <div class="stack">
      <h3>{text("ui_steps_title")}</h3>
      <p class="soft fine">{text("ui_steps_why")}</p>
      {steps.length > 0 && (
        <ul class="steps" ref={list}>
          {steps.map((step, place) => {
            const { low, high } = step.conversion;
            return (
              <li key={place}>
                <div role="group" aria-label={called(step)}>
                  <Field
                    numeric
                    label={text("ui_steps_price")}
                    value={step.from}
                    wrong={wrongAt(problems, `${place}.from`)}
                    onInput={(from) => edit(place, { from })}
                  />
                  <Select
                    label={text("ui_steps_currency")}
                    value={step.currency}
                    groups={groups}
                    onChange={(currency) => edit(place, { currency })}
                  />
                  <Field
                    numeric
                    label={text("ui_steps_low")}
                    value={low}
                    wrong={percentWrong(place, "low", step)}
                    onInput={(typed) => edit(place, { conversion: { low: typed, high } })}
                  />
                  <Field
                    numeric
                    label={text("ui_steps_high")}
                    value={high}
                    wrong={percentWrong(place, "high", step)}
                    onInput={(typed) => edit(place, { conversion: { low, high: typed } })}
                  />
                  <RoundButton
                    drawing="bin"
                    label={text("ui_steps_remove", { name: called(step) })}
                    onClick={() => {
                      setRemoved({ place, step });
                      set((all) => all.toSpliced(place, 1));
                    }}
                  />
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {removed && (
        <UndoNotice
          said={text("ui_steps_removed", { name: called(removed.step) })}
          undo={() => {
            set((all) => all.toSpliced(removed.place, 0, removed.step));
            setRemoved(null);
          }}
        />
      )}
      <div>
        <Button drawing="plus" onClick={add}>
          {text("ui_steps_add")}
        </Button>
      </div>
    </div>
  );
}

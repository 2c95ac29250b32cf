import { useRef, useState } from "preact/hooks";
import type { ExchangeRate } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkExchange, today, typedNumber } from "../../core/rates.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import type { ChoiceGroup } from "../../words/choice.js";
import { day } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import type { SectionProps } from "./Section.js";

interface ExchangeTableProps extends SectionProps {
  groups: ChoiceGroup[];
}

/** A rate that is still to be typed is not wrong. */
function wrong(rate: ExchangeRate): string | null {
  const found = checkExchange(rate)?.find(({ missing }) => !missing);
  return found ? sentence(found.problem) : null;
}

/** The user's own exchange rates, a line each. A number is stored plainly, anything else as it was typed. */
export function ExchangeTable({ now, change, groups }: ExchangeTableProps) {
  const [removed, setRemoved] = useState<{ place: number; rate: ExchangeRate } | null>(null);
  const list = useRef<HTMLUListElement>(null);

  function edit(place: number, patch: Partial<ExchangeRate>): void {
    change(({ exchange }) => ({
      exchange: exchange.map((rate, at) => (at === place ? { ...rate, ...patch, asOf: today() } : rate)),
    }));
  }

  function add(): void {
    const to = now.currency ?? "EUR";
    const from = to === "USD" ? "EUR" : "USD";
    change(({ exchange }) => ({ exchange: [...exchange, { from, to, rate: "", asOf: today() }] }));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  }

  return (
    <div class="stack">
      <h3>{text("ui_exchange_title")}</h3>
      <ul class="exchange" ref={list}>
        {now.exchange.map((rate, place) => (
          <li key={place}>
            <span aria-hidden="true">1</span>
            <Select
              bare
              label={text("ui_exchange_from")}
              value={rate.from}
              groups={groups}
              onChange={(from) => edit(place, { from })}
            />
            <span aria-hidden="true">=</span>
            <Field
              numeric
              label={text("ui_exchange_rate", { from: rate.from, to: rate.to })}
              value={rate.rate}
              wrong={wrong(rate)}
              hint={rate.asOf ? text("ui_exchange_as_of", { day: day(rate.asOf) }) : undefined}
              onInput={(typed) => edit(place, { rate: typedNumber(typed)?.number ?? typed })}
            />
            <Select
              bare
              label={text("ui_exchange_to")}
              value={rate.to}
              groups={groups}
              onChange={(to) => edit(place, { to })}
            />
            <RoundButton
              drawing="bin"
              label={text("ui_exchange_remove", { from: rate.from, to: rate.to })}
              onClick={() => {
                setRemoved({ place, rate });
                change(({ exchange }) => ({ exchange: exchange.filter((_, at) => at !== place) }));
              }}
            />
          </li>
        ))}
      </ul>
      {removed && (
        <UndoNotice
          said={text("ui_exchange_removed", { from: removed.rate.from, to: removed.rate.to })}
          undo={() => {
            change(({ exchange }) => ({ exchange: exchange.toSpliced(removed.place, 0, removed.rate) }));
            setRemoved(null);
          }}
        />
      )}
      <div>
        <Button drawing="plus" onClick={add}>
          {text("ui_exchange_add")}
        </Button>
      </div>
    </div>
  );
}

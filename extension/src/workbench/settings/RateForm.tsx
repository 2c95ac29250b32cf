import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FieldProblem, RateOverride } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { pasted } from "../../core/desk/rates.js";
import { networkGroups } from "../../profile/profiles.js";
import { DateField } from "../../ui/controls/DateField.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { CategoryChoice } from "./CategoryChoice.js";
import type { Names } from "./ratesInWords.js";
import { wrongAt } from "./typed.js";

/** What an address can be pasted into. */
const NUMBERS = ["product", "store", "category"] as const;
export type Numbered = (typeof NUMBERS)[number];

interface RateFormProps {
  rate: RateOverride;
  problems: FieldProblem[];
  names: Names;
  onChange: (edit: (rate: RateOverride) => Partial<RateOverride>) => void;
}

/** A rate of the user's own: how much, for what, when, and where they have it from. */
export function RateForm({ rate, problems, names, onChange }: RateFormProps) {
  const form = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<{ field: Numbered; id: string } | null>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  // A rate that was only just added is not wrong.
  const wrong = (field: string): string | null => wrongAt(problems, field, Boolean(rate.rate.high));
  const set = (patch: Partial<RateOverride>): void => onChange(() => patch);

  const type = (field: Numbered, typed: string): void => set({ [field]: typed || null });

  // An address gives its number to the field it is for.
  function read(field: Numbered, typed: string): void {
    if (!/\D/.test(typed.trim())) return;
    void pasted(typed).then((found) =>
      onChange((now) => {
        if (now[field] !== typed) return {};
        const place = [field, ...NUMBERS].find((name) => found[name] && (name === field || !now[name]));
        const id = place && found[place];
        if (!place || !id) return {};
        setTaken({ field: place, id });
        return { [field]: null, [place]: id };
      }),
    );
  }
  const hint = (field: Numbered, otherwise?: string): string | undefined =>
    taken?.field === field && taken.id === rate[field] ? text("ui_rate_taken") : otherwise;

  const strange = rate.network && !names.networks.some(({ code }) => code === rate.network) ? rate.network : null;

  // One that is hidden, or of another year, keeps its place.
  const occasions = new Map(names.events);
  if (rate.event && !occasions.has(rate.event)) occasions.set(rate.event, rate.event);

  return (
    <div class="form stack" ref={form}>
      <div class="two narrow">
        <Field
          numeric
          unit="%"
          label={text("ui_rate_low")}
          value={rate.rate.low}
          wrong={wrong("low")}
          onInput={(low) => onChange((now) => ({ rate: { ...now.rate, low } }))}
        />
        <Field
          numeric
          unit="%"
          label={text("ui_rate_high")}
          hint={text("ui_rate_high_hint")}
          value={rate.rate.high}
          wrong={wrong("high")}
          onInput={(high) => onChange((now) => ({ rate: { ...now.rate, high } }))}
        />
      </div>
      <fieldset>
        <legend>{text("ui_rate_for")}</legend>
        <p class="hint">{text("ui_rate_for_hint")}</p>
        <div class="two">
          <Pasting read={(typed) => read("product", typed)}>
            <Field
              code
              label={text("ui_rate_product")}
              hint={hint("product")}
              placeholder={text("ui_rate_product_example")}
              value={rate.product ?? ""}
              wrong={wrong("product")}
              onInput={(typed) => type("product", typed)}
            />
          </Pasting>
          <Pasting read={(typed) => read("store", typed)}>
            <Field
              code
              label={text("ui_rate_store")}
              hint={hint("store")}
              placeholder={text("ui_rate_store_example")}
              value={rate.store ?? ""}
              wrong={wrong("store")}
              onInput={(typed) => type("store", typed)}
            />
          </Pasting>
          <Pasting read={(typed) => read("category", typed)}>
            <CategoryChoice
              value={rate.category ?? ""}
              known={names.categories}
              hint={hint("category", text("ui_rate_category_hint"))}
              wrong={wrong("category")}
              onChange={(typed) => type("category", typed)}
            />
          </Pasting>
          <Select
            label={text("ui_network")}
            value={rate.network ?? ""}
            choices={[
              { value: "", label: text("ui_rate_network_all") },
              ...(strange ? [{ value: strange, label: strange }] : []),
            ]}
            groups={networkGroups(names.networks)}
            wrong={wrong("network")}
            onChange={(network) => set({ network: network || null })}
          />
          <Select
            label={text("ui_rate_event")}
            value={rate.event ?? ""}
            choices={[
              { value: "", label: text("ui_rate_event_any") },
              ...[...occasions].map(([value, label]) => ({ value, label })),
            ]}
            onChange={(event) => set({ event })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{text("ui_rate_days")}</legend>
        <p class="hint">{text("ui_rate_days_hint")}</p>
        <div class="two narrow">
          <DateField
            label={text("ui_rate_from")}
            value={rate.from ?? ""}
            wrong={wrong("from")}
            onInput={(from) => set({ from: from || null })}
          />
          <DateField
            label={text("ui_rate_last")}
            value={rate.until ?? ""}
            wrong={wrong("until")}
            onInput={(until) => set({ until: until || null })}
          />
        </div>
      </fieldset>
      <Field
        label={text("ui_rate_note")}
        hint={text("ui_rate_note_hint")}
        placeholder={text("ui_rate_note_example")}
        value={rate.note ?? ""}
        onInput={(note) => set({ note: note || null })}
      />
    </div>
  );
}

interface PastingProps {
  read: (typed: string) => void;
  children: ComponentChildren;
}

/** A field whose text is looked at when it was pasted, or typed to its end: the beginning of an address is another. */
function Pasting({ read, children }: PastingProps) {
  const look = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) read(target.value);
  };
  return (
    <div
      onFocusOut={look}
      onInput={(event) => {
        if (/^insertFrom/.test((event as InputEvent).inputType)) look(event);
      }}
    >
      {children}
    </div>
  );
}

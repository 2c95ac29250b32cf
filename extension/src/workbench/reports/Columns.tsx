import { useEffect, useMemo, useState } from "preact/hooks";
import type { ColumnChoice, Layout, Sample } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { columns } from "../../stored/columns.js";
import { Button } from "../../ui/controls/Button.js";
import { Select } from "../../ui/controls/Select.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import type { Choice, ChoiceGroup } from "../../words/choice.js";
import { currencyGroups } from "../../words/currencies.js";
import type { Files } from "./useFiles.js";

const STATUSES = ["pending", "confirmed", "paid", "void"] as const;

interface ColumnsProps {
  sample: Sample;
  /** `null` where the table could not be read. */
  layout: Layout | null;
  fields: string[];
  tags: string[];
  /** Words in the column of status that Affix does not know. */
  unknown: string[];
  correct: Files["correct"];
}

/** What the columns of a table are taken for, over its first rows; to be put right once. */
export function Columns({ sample, layout, fields, tags, unknown, correct }: ColumnsProps) {
  const [found] = useState<ColumnChoice>(() => taken(sample, layout));
  const [choice, setChoice] = useState(found);
  const signature = sample.names.join("|");
  useEffect(() => {
    let over = false;
    // What the user said before stands; what they touched meanwhile does, too.
    const back = (before: ColumnChoice | undefined): void => {
      if (before && !over) setChoice((now) => (now === found ? before : now));
    };
    columns.read().then((all) => back(all[signature]), console.error);
    return () => {
      over = true;
    };
  }, [signature]);
  const networks = useNetworks();
  const currencies = useMemo(currencyGroups, []);
  const set = (more: Partial<ColumnChoice>): void => setChoice({ ...choice, ...more });
  const open: Choice = { value: "", label: text("ui_reports_open") };
  const named: ChoiceGroup[] = [
    {
      label: text("ui_reports_fields"),
      choices: fields.map((field) => ({ value: field, label: text(`ui_reports_field_${field.toLowerCase()}`) })),
    },
    // They have the names that their networks give them.
    { label: text("ui_reports_tags"), choices: tags.map((tag) => ({ value: tag, label: tag })) },
  ];
  const one = (name: "unit" | "decimal" | "dates", values: string[]) => (
    <Select
      label={text(`ui_reports_${name}`)}
      value={choice[name] ?? ""}
      choices={[
        open,
        ...values.map((value) => ({ value, label: text(`ui_reports_${name}_${value.replace("-", "_")}`) })),
      ]}
      onChange={(value) => set({ [name]: value || null })}
    />
  );
  return (
    <div class="stack">
      <p class="soft fine">{text("ui_reports_columns_is")}</p>
      <div class="tablewrap" role="region" tabIndex={0} aria-label={text("ui_reports_columns")}>
        <table class="plain columns">
          <thead>
            <tr>
              {sample.names.map((name, at) => (
                <th key={`${at} ${name}`} scope="col">
                  <span dir="auto">{name}</span>
                  <Select
                    bare
                    label={text("ui_reports_column", { name })}
                    value={choice.fields[at] ?? ""}
                    choices={[open]}
                    groups={named}
                    onChange={(field) => set({ fields: choice.fields.with(at, field) })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.rows.map((cells, at) => (
              <tr key={String(at)}>
                {sample.names.map((name, place) => (
                  <td key={`${place} ${name}`} dir="auto">
                    {cells[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="forecastform">
        <Select
          label={text("ui_reports_key_network")}
          value={choice.network ?? ""}
          choices={[open, ...networks.map(({ code, name }) => ({ value: code, label: name }))]}
          onChange={(network) => set({ network: network || null })}
        />
        <Select
          label={text("ui_forecast_currency")}
          value={choice.currency ?? ""}
          choices={[open]}
          groups={currencies}
          onChange={(currency) => set({ currency: currency || null })}
        />
        {one("unit", ["major", "minor"])}
        {one("decimal", ["point", "comma"])}
        {one("dates", ["day-first", "month-first"])}
        {unknown.map((word) => (
          <Select
            key={word}
            label={text("ui_reports_word", { word })}
            value={choice.statuses[word] ?? ""}
            choices={[
              open,
              ...STATUSES.map((status) => ({ value: status, label: text(`ui_reports_status_${status}`) })),
            ]}
            onChange={(status) => set({ statuses: { ...choice.statuses, [word]: status } })}
          />
        ))}
      </div>
      <div class="row">
        <Button onClick={() => void correct(signature, choice)}>{text("ui_reports_correct")}</Button>
      </div>
    </div>
  );
}

/**
 * What columns are taken for now. How dates and amounts are written, and in which currency, stays open: it was found for
 * this file, and said by nobody for the next.
 */
function taken(sample: Sample, layout: Layout | null): ColumnChoice {
  const fieldOf = (name: string, at: number): string => {
    if (!layout) return sample.guessed[at] ?? "";
    const all = [...Object.entries(layout.columns), ...Object.entries(layout.tags)];
    return all.find(([, column]) => column === name)?.[0] ?? "";
  };
  return {
    known: sample.names,
    fields: sample.names.map(fieldOf),
    network: layout?.network ?? null,
    currency: null,
    unit: null,
    decimal: null,
    dates: null,
    statuses: {},
  };
}

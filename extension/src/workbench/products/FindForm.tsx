import { useEffect, useMemo, useState } from "preact/hooks";
import type { FindBy, FindIn, FindQuestion, FirstLevel } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { categories } from "../../core/desk/rates.js";
import { checkFind, promotions } from "../../core/find.js";
import { Button } from "../../ui/controls/Button.js";
import { Chips } from "../../ui/controls/Chips.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { countryChoices } from "../../words/countries.js";
import { sentence } from "../../words/sentences.js";

const LISTS: FindIn[] = ["all", "hot", "promotion"];
const ORDERS: FindBy[] = ["platform", "sold", "cheap", "dear"];

interface FindFormProps {
  question: FindQuestion;
  /** What prices are counted in. */
  currency: string | null;
  change: (question: FindQuestion) => void;
  asking: boolean;
  ask: () => void;
}

/** What to look for. */
export function FindForm({ question, currency, change, asking, ask }: FindFormProps) {
  const [known, setKnown] = useState<FirstLevel[]>([]);
  useEffect(() => void categories().then(setKnown, console.error), []);
  const countries = useMemo(() => countryChoices(question.shipTo ?? ""), [question.shipTo]);
  const names = promotions() ?? [];
  const problems = checkFind({ ...question, currency }) ?? [];
  const wrong = (field: string): string | null => {
    const found = problems.find((problem) => problem.field === field);
    return found ? sentence(found.problem) : null;
  };
  const set = (patch: Partial<FindQuestion>): void => change({ ...question, ...patch, page: 1 });
  const ofPromotion = question.list === "promotion";
  const begin = (): void => {
    if (problems.length === 0 && !asking) ask();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <Chips
        label={text("ui_find_list")}
        value={question.list}
        choices={LISTS.map((value) => ({ value, label: text(`ui_find_in_${value}`) }))}
        onChange={(list) =>
          set({ list, promotion: list === "promotion" ? (question.promotion ?? names[0] ?? null) : null })
        }
      />
      <div class="asks">
        {ofPromotion ? (
          <Select
            label={text("ui_find_promotion")}
            value={question.promotion ?? ""}
            choices={names.map((name) => ({ value: name, label: name }))}
            wrong={wrong("promotion")}
            onChange={(promotion) => set({ promotion })}
          />
        ) : (
          <Field
            label={text("ui_find_words")}
            value={question.words ?? ""}
            onInput={(words) => set({ words: words || null })}
            onEnter={begin}
          />
        )}
        <Select
          label={text("ui_find_category")}
          value={question.category ?? ""}
          choices={[
            { value: "", label: text("ui_rate_category_any") },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(category) => set({ category: category || null })}
        />
        <Select
          label={text("ui_find_ship")}
          value={question.shipTo ?? ""}
          choices={[{ value: "", label: text("ui_find_ship_any") }, ...countries]}
          wrong={wrong("shipTo")}
          onChange={(shipTo) => set({ shipTo: shipTo || null })}
        />
        {!ofPromotion && (
          <>
            <Field
              numeric
              label={text("ui_find_from")}
              value={question.priceFrom ?? ""}
              wrong={wrong("priceFrom")}
              onInput={(priceFrom) => set({ priceFrom: priceFrom || null })}
              onEnter={begin}
            />
            <Field
              numeric
              label={text("ui_find_to")}
              value={question.priceTo ?? ""}
              wrong={wrong("priceTo")}
              onInput={(priceTo) => set({ priceTo: priceTo || null })}
              onEnter={begin}
            />
            <Select
              label={text("ui_find_by")}
              value={question.by}
              choices={ORDERS.map((value) => ({ value, label: text(`ui_find_by_${value}`) }))}
              onChange={(by) => set({ by: by as FindBy })}
            />
          </>
        )}
      </div>
      <Button kind="main" class="at-start" drawing="search" type="submit" disabled={asking || problems.length > 0}>
        {text("ui_find_ask")}
      </Button>
    </form>
  );
}

import { useState } from "preact/hooks";
import type { FirstLevel } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";

interface CategoryChoiceProps {
  /** A category's number, what was typed for one, or empty for any. */
  value: string;
  known: FirstLevel[];
  hint: string | undefined;
  wrong: string | null;
  onChange: (typed: string) => void;
}

const BY_NUMBER = "number";

/** One of the first-level categories, or any other by its number. */
export function CategoryChoice({ value, known, hint, wrong, onChange }: CategoryChoiceProps) {
  const [byNumber, setByNumber] = useState(false);
  const other = value !== "" && known.length > 0 && !known.some(({ id }) => id === value);
  const typing = byNumber || other;
  return (
    <div class="stack">
      <Select
        label={text("ui_rate_category")}
        value={typing ? BY_NUMBER : value}
        choices={[
          { value: "", label: text("ui_rate_category_any") },
          { value: BY_NUMBER, label: text("ui_rate_category_number") },
        ]}
        groups={[
          { label: text("ui_rate_categories"), choices: known.map(({ id, name }) => ({ value: id, label: name })) },
        ]}
        onChange={(chosen) => {
          setByNumber(chosen === BY_NUMBER);
          onChange(chosen === BY_NUMBER ? "" : chosen);
        }}
      />
      {typing && (
        <Field
          code
          label={text("ui_rate_category_field")}
          hint={hint}
          placeholder={text("ui_rate_category_example")}
          value={value}
          wrong={wrong}
          onInput={(typed) => {
            // The beginning of a number may be another category's.
            setByNumber(true);
            onChange(typed);
          }}
        />
      )}
    </div>
  );
}

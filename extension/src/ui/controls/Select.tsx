import { useId } from "preact/hooks";
import type { Choice, ChoiceGroup } from "../../words/choice.js";
import { Wrong } from "./Wrong.js";

interface SelectProps {
  label: string;
  value: string;
  choices?: Choice[];
  groups?: ChoiceGroup[];
  onChange: (value: string) => void;
  hint?: string;
  /** What is wrong with the choice and what to do. */
  wrong?: string | null | undefined;
  /** The label is for assistive technology only. */
  bare?: boolean;
}

function options(choices: Choice[]) {
  return choices.map(({ value, label, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));
}

export function Select({ label, value, choices = [], groups = [], onChange, hint, wrong, bare }: SelectProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  const select = (
    <select
      id={id}
      class="select"
      value={value}
      aria-label={bare ? label : undefined}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={told || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options(choices)}
      {groups
        .filter((group) => group.choices.length > 0)
        .map((group) => (
          <optgroup key={group.label} label={group.label}>
            {options(group.choices)}
          </optgroup>
        ))}
    </select>
  );
  if (bare) return select;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {select}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}

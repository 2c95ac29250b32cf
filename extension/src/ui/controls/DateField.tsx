import { useId, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Wrong } from "./Wrong.js";

interface DateFieldProps {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  wrong?: string | null;
}

/** A day, in the browser's own field for days. */
export function DateField({ label, value, onInput, hint, wrong }: DateFieldProps) {
  const id = useId();
  // Half a day: the browser shows it and calls the value empty.
  const [half, setHalf] = useState(false);
  const said = half ? text("ui_day_unfinished") : wrong;
  const told = [hint && `${id}-hint`, said && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        max="9999-12-31"
        value={value}
        aria-invalid={said ? true : undefined}
        aria-describedby={told || undefined}
        onInput={(event) => {
          setHalf(false);
          onInput(event.currentTarget.value);
        }}
        onBlur={(event) => setHalf(event.currentTarget.validity.badInput)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {said && <Wrong id={`${id}-wrong`}>{said}</Wrong>}
    </div>
  );
}

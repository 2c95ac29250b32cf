import { useId } from "preact/hooks";
import { Wrong } from "../../ui/controls/Wrong.js";

interface TimeFieldProps {
  label: string;
  /** `YYYY-MM-DDTHH:MM`, or empty. */
  value: string;
  wrong: string | null;
  onInput: (value: string) => void;
}

/** A day and a time, chosen in the browser's own calendar. */
export function TimeField({ label, value, wrong, onInput }: TimeFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="datetime-local"
        value={value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}

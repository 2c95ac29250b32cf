import type { Ref } from "preact";
import { useId } from "preact/hooks";
import { Wrong } from "./Wrong.js";

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** What to type, said before anything is wrong. */
  hint?: string | undefined;
  /** What is wrong with the value and what to do. */
  wrong?: string | null | undefined;
  placeholder?: string | undefined;
  /** An id, address or template: left to right, every letter of one width. */
  code?: boolean;
  /** Not to be read by others: shown as dots. */
  secret?: boolean;
  /** A number: brings the right keyboard. */
  numeric?: boolean;
  /** Several lines. */
  area?: boolean;
  /** The text area itself. */
  hold?: Ref<HTMLTextAreaElement>;
  /** Written after the value, for instance `%`. */
  unit?: string;
  onEnter?: () => void;
}

/** A labelled text field that says what is wrong below itself and keeps what was typed. */
export function Field(props: FieldProps) {
  const { label, value, hint, wrong, area, unit } = props;
  const id = useId();
  const told = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  const shared = {
    id,
    class: props.code ? "input code" : "input",
    dir: props.code || props.numeric ? "ltr" : "auto",
    value,
    placeholder: props.placeholder ?? "",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
    "aria-invalid": wrong ? true : undefined,
    "aria-describedby": told || undefined,
    onInput: (event: Event) => props.onInput((event.currentTarget as HTMLInputElement).value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.isComposing || !props.onEnter) return;
      event.preventDefault();
      props.onEnter();
    },
  } as const;
  const input = area ? (
    <textarea ref={props.hold ?? null} {...shared} />
  ) : props.secret ? (
    <input type="password" {...shared} />
  ) : (
    <input inputMode={props.numeric ? "decimal" : "text"} {...shared} />
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {unit ? (
        <div class="affixed">
          {input}
          <span aria-hidden="true">{unit}</span>
        </div>
      ) : (
        input
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}

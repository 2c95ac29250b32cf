import { useEffect, useRef, useState } from "preact/hooks";
import type { TemplateCheck } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkTemplate, templateFields } from "../../core/post.js";
import { sentence } from "../../words/sentences.js";
import { Button } from "../controls/Button.js";
import { Field } from "../controls/Field.js";
import { Notice } from "../controls/Notice.js";

interface TemplateEditorProps {
  /** The one in use; empty for none. */
  template: string;
  change: (template: string) => void;
}

/** The user's own template, checked while it is typed; one with a mistake is never used. */
export function TemplateEditor({ template, change }: TemplateEditorProps) {
  const [typed, setTyped] = useState(template);
  const [check, setCheck] = useState<TemplateCheck | null>(null);
  const [fields, setFields] = useState<string[]>([]);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => void templateFields().then(setFields, console.error), []);

  function take(next: string): void {
    setTyped(next);
    if (!next.trim()) {
      setCheck(null);
      change("");
      return;
    }
    checkTemplate(next).then((found) => {
      // What was typed meanwhile is checked by its own call.
      if (area.current && area.current.value !== next) return;
      setCheck(found);
      if (found.flaws.length === 0) change(next);
    }, console.error);
  }

  function insert(field: string): void {
    const at = area.current?.selectionEnd ?? typed.length;
    take(`${typed.slice(0, at)}{${field}}${typed.slice(at)}`);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + field.length + 2, at + field.length + 2);
    });
  }

  const flaw = check?.flaws[0];
  return (
    <div class="stack">
      <Field
        area
        label={text("ui_template_text")}
        hint={text("ui_template_text_hint", { open: "{a}", close: "{/a}" })}
        placeholder={"{disclosure} {b}{title}{/b}\n{price}\n{link}"}
        value={typed}
        wrong={flaw ? sentence(flaw.problem) : null}
        hold={area}
        onInput={take}
      />
      <div class="inserts" role="group" aria-label={text("ui_template_insert")}>
        {fields.map((field) => (
          <button key={field} type="button" onClick={() => insert(field)}>
            <code dir="ltr">{`{${field}}`}</code>
          </button>
        ))}
      </div>
      {flaw && flaw.length > 0 && (
        <Button
          kind="quiet"
          class="hem at-start"
          onClick={() => {
            area.current?.focus();
            area.current?.setSelectionRange(flaw.at, flaw.at + flaw.length);
          }}
        >
          {text("ui_template_where")}
        </Button>
      )}
      {check?.notes.map((note) => (
        <Notice key={note.code} tone="warn">
          {sentence(note)}
        </Notice>
      ))}
    </div>
  );
}

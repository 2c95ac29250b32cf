import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import type { DraftTemplate } from "../../stored/posting.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { usePosting } from "../../ui/hooks/usePosting.js";
import { dropTemplate, putTemplate, renameTemplate } from "./templates.js";
import { useErased } from "./useErased.js";

/** The user's own templates, to begin a draft with, under names that they may change. */
export function TemplateList({ begin }: { begin: (template: DraftTemplate) => void }) {
  const [posting] = usePosting();
  const [renamed, setRenamed] = useState<string | null>(null);
  const erased = useErased(text("ui_template_erased"), putTemplate);
  const templates = posting?.draftTemplates ?? [];
  if (templates.length === 0 && !erased.isErased) return null;
  return (
    <div class="stack">
      <h3>{text("ui_template_own")}</h3>
      <p class="soft fine">{text("ui_template_how")}</p>
      {erased.said}
      <ul class="draftlist">
        {templates.map((template) => (
          <li key={template.id}>
            {renamed === template.id ? (
              <Renaming
                name={template.name}
                taken={templates.filter(({ id }) => id !== template.id).map(({ name }) => name)}
                done={(name) => {
                  setRenamed(null);
                  if (name !== null) renameTemplate(template.id, name).catch(erased.failed);
                }}
              />
            ) : (
              <>
                <button type="button" class="kind" onClick={() => begin(template)}>
                  <b dir="auto">{template.name}</b>
                </button>
                <RoundButton
                  drawing="edit"
                  label={text("ui_template_rename", { name: template.name })}
                  onClick={() => setRenamed(template.id)}
                />
                <RoundButton
                  drawing="bin"
                  label={text("ui_content_erase", { title: template.name })}
                  onClick={() => erased.erase(template, dropTemplate(template.id))}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RenamingProps {
  name: string;
  /** Names of the others. */
  taken: readonly string[];
  /** `null` where it stays as it was. */
  done: (name: string | null) => void;
}

function Renaming({ name, taken, done }: RenamingProps) {
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const wrong = taken.includes(wanted) ? text("ui_template_taken", { name: wanted }) : null;
  const fits = wanted !== "" && !wrong;
  const store = (): void => {
    if (fits) done(wanted === name ? null : wanted);
  };
  return (
    <div class="stack">
      <Field label={text("ui_template_name")} value={typed} wrong={wrong} onInput={setTyped} onEnter={store} />
      <div class="row">
        <Button drawing="check" disabled={!fits} onClick={store}>
          {text("ui_template_rename_done")}
        </Button>
        <Button kind="quiet" onClick={() => done(null)}>
          {text("ui_cancel")}
        </Button>
      </div>
    </div>
  );
}

import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import type { DraftTemplate } from "../../stored/posting.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { usePosting } from "../../ui/hooks/usePosting.js";
import { troubleText } from "../../ui/page.js";
import { dropTemplate, putTemplate } from "./templates.js";

/** The user's own templates, to begin a draft with. */
export function TemplateList({ begin }: { begin: (template: DraftTemplate) => void }) {
  const [posting] = usePosting();
  const [erased, setErased] = useState<DraftTemplate | null>(null);
  const [trouble, setTrouble] = useState("");
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  const templates = posting?.draftTemplates ?? [];
  if (templates.length === 0 && !erased) return null;
  return (
    <div class="stack">
      <h3>{text("ui_template_own")}</h3>
      <p class="soft fine">{text("ui_template_how")}</p>
      {trouble && <Notice tone="bad">{trouble}</Notice>}
      {erased && (
        <UndoNotice
          said={text("ui_template_erased")}
          undo={() => {
            putTemplate(erased).catch(failed);
            setErased(null);
          }}
        />
      )}
      <ul class="draftlist">
        {templates.map((template) => (
          <li key={template.id}>
            <button type="button" class="kind" onClick={() => begin(template)}>
              <b dir="auto">{template.name}</b>
            </button>
            <RoundButton
              drawing="bin"
              label={text("ui_content_erase", { title: template.name })}
              onClick={() => {
                setErased(template);
                dropTemplate(template.id).catch(failed);
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useEffect, useState } from "preact/hooks";
import type { Preset } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { presets } from "../../core/post.js";
import { templateId, type Where, withTemplate } from "../../posts/post.js";
import type { OwnTemplate, Posting } from "../../stored/posting.js";
import { Button } from "../controls/Button.js";
import { Field } from "../controls/Field.js";
import { Select } from "../controls/Select.js";
import type { ChangePosting } from "../hooks/usePosting.js";
import { TemplateEditor } from "./TemplateEditor.js";

/** The templates to start with; none until the core has answered. */
export function usePresets(): Preset[] {
  const [found, setFound] = useState<Preset[]>([]);
  useEffect(() => void presets().then(setFound, console.error), []);
  return found;
}

interface TemplateProps {
  posting: Posting;
  change: ChangePosting;
  where: Where;
}

/** Which template the posts for a place have. */
export function TemplateChoice({ posting, change, where }: TemplateProps) {
  const starting = usePresets();
  return (
    <Select
      label={text("ui_template_choice")}
      value={templateId(posting, where)}
      choices={[
        ...starting.map(({ id }) => ({ value: id, label: text(`ui_template_${id}`, {}, id) })),
        ...posting.templates.map(({ id, name }) => ({ value: id, label: name || text("ui_template_unnamed") })),
      ]}
      onChange={(id) => change(withTemplate(posting, where, id))}
    />
  );
}

/** The text of the template in use: the user's own is changed in place, one to start with becomes their own. */
export function TemplateMaker({ posting, change, where }: TemplateProps) {
  const starting = usePresets();
  const id = templateId(posting, where);
  const own = posting.templates.find((template) => template.id === id);
  const preset = starting.find((template) => template.id === id);

  function edit(changes: Partial<OwnTemplate>): void {
    const templates = posting.templates.map((template) =>
      template.id === id ? { ...template, ...changes } : template,
    );
    change({ templates });
  }

  function start(): void {
    const made = { id: crypto.randomUUID(), name: "", text: preset?.text ?? own?.text ?? "" };
    change({ templates: [...posting.templates, made], ...withTemplate(posting, where, made.id) });
  }

  function remove(): void {
    const templates = posting.templates.filter((template) => template.id !== id);
    const without = (chosen: Partial<Record<string, string>>) =>
      Object.fromEntries(Object.entries(chosen).filter(([, of]) => of !== id));
    change({ templates, templateOf: without(posting.templateOf), templateAt: without(posting.templateAt) });
  }

  return (
    <div class="stack">
      {own ? (
        <>
          <Field label={text("ui_template_name")} value={own.name} onInput={(name) => edit({ name })} />
          <TemplateEditor key={id} template={own.text} change={(next) => next && edit({ text: next })} />
        </>
      ) : (
        <pre class="posttext" dir="auto" tabIndex={0} role="region" aria-label={text("ui_template_text")}>
          {preset?.text}
        </pre>
      )}
      <div class="row">
        <Button drawing="plus" onClick={start}>
          {text("ui_template_start")}
        </Button>
        {own && (
          <Button kind="plain bad" drawing="bin" onClick={remove}>
            {text("ui_template_remove")}
          </Button>
        )}
      </div>
    </div>
  );
}

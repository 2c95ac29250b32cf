import { useState } from "preact/hooks";
import type { Output } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openDraft } from "../../core/desk/drafts.js";
import { Button } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { Field } from "../../ui/controls/Field.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Notice } from "../../ui/controls/Notice.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { troubleText } from "../../ui/page.js";
import { saveFile } from "../../ui/save.js";
import { moment } from "../../words/moments.js";
import { count } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { LintCard } from "./LintCard.js";
import { Preview } from "./Preview.js";
import { ProductsCard } from "./ProductsCard.js";
import { RibbonsCard } from "./RibbonsCard.js";
import { RowsCard } from "./RowsCard.js";
import { type KeptTemplate, keepTemplate, takeBackTemplate } from "./templates.js";
import { useDraft } from "./useDraft.js";
import { useFlagged } from "./useFlagged.js";
import { useFindings, useWritten } from "./useWritten.js";
import { WordsCard } from "./WordsCard.js";

/** One draft: what goes into it on one side, what becomes of it on the other. */
export function DraftEditor({ id, settings, used }: RoomProps & { id: string }) {
  const open = useDraft(id);
  const { draft, json, change } = open;
  const [output, setOutput] = useState<Output>("html");
  const [failed, setFailed] = useState("");
  const [keptAs, setKeptAs] = useState<KeptTemplate | null>(null);
  const written = useWritten(json, output);
  const flagged = useFlagged(draft?.products.flatMap(({ id: product }) => product ?? []) ?? []);
  const findings = useFindings(json, settings, flagged);
  const back = (
    <a class="backlink fine" href="#content">
      <Icon name="turn" />
      {text("ui_content_all")}
    </a>
  );
  const trouble = open.trouble || failed;
  const bad = trouble && (
    <Notice tone="bad" alert>
      {trouble}
    </Notice>
  );
  if (!draft)
    return (
      <div class="stack">
        {back}
        {bad}
        {open.gone && <Notice>{text("ui_content_gone")}</Notice>}
      </div>
    );
  const restore = (version: string): void =>
    void openDraft(version).then(change, (why: unknown) => setFailed(troubleText(why)));
  return (
    <div class="stack content">
      {back}
      <div class="draftbar">
        <Field label={text("ui_draft_title")} value={draft.title} onInput={(title) => change({ title })} />
        <div class="row">
          <span class="soft fine" role="status">
            {count("ui_content_products", draft.products.length)} ·{" "}
            {open.savedAt === null
              ? text("ui_content_saving")
              : text("ui_content_saved", { at: moment(new Date(open.savedAt).toISOString()) })}
          </span>
          <Button drawing="retry" disabled={!open.undo} onClick={() => open.undo?.()}>
            {text("ui_undo")}
          </Button>
          <Button
            drawing="keep"
            onClick={() => void keepTemplate(json).then(setKeptAs, (why: unknown) => setFailed(troubleText(why)))}
          >
            {text("ui_template_keep")}
          </Button>
          <Button drawing="down" onClick={() => saveFile("affix-draft", draft)}>
            {text("ui_content_save_draft")}
          </Button>
        </div>
      </div>
      {bad}
      {keptAs?.before && (
        <UndoNotice
          said={text("ui_template_replaced", { name: keptAs.made.name })}
          undo={() => {
            takeBackTemplate(keptAs).catch((why: unknown) => setFailed(troubleText(why)));
            setKeptAs(null);
          }}
        />
      )}
      <span class="soft fine" role="status">
        {keptAs && !keptAs.before && text("ui_template_kept", { name: keptAs.made.name })}
      </span>
      <div class="bench">
        <div class="stack editor">
          <ProductsCard draft={draft} settings={settings} used={used} change={change} />
          {draft.products.length > 0 && <RibbonsCard draft={draft} written={written.answer} change={change} />}
          <WordsCard draft={draft} change={change} />
          {draft.kind === "comparison" && <RowsCard draft={draft} change={change} />}
          {open.versions.length > 0 && (
            <section class="sheet" aria-label={text("ui_content_versions")}>
              <Disclosure label={text("ui_content_versions")} aside={<span class="soft">{open.versions.length}</span>}>
                <ul class="versions">
                  {open.versions.toReversed().map(({ at, draft: version }) => (
                    <li key={at}>
                      <span>{moment(new Date(at).toISOString())}</span>
                      <Button kind="quiet" onClick={() => restore(version)}>
                        {text("ui_content_restore")}
                        <span class="unseen"> {moment(new Date(at).toISOString())}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
              </Disclosure>
            </section>
          )}
        </div>
        <div class="outcome">
          <Preview
            id={id}
            draft={draft}
            output={output}
            setOutput={setOutput}
            written={written}
            settings={settings}
            used={used}
          />
          <LintCard
            draft={draft}
            written={written.answer}
            findings={findings.answer}
            trouble={findings.trouble}
            change={change}
          />
        </div>
      </div>
    </div>
  );
}

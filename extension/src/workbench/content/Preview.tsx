import { useState } from "preact/hooks";
import type { Output, Piece, Profile, Settings, Written } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Draft } from "../../core/desk/drafts.js";
import { campaignName, logEntry } from "../../stored/entries.js";
import { logCopied } from "../../stored/log.js";
import { Button } from "../../ui/controls/Button.js";
import { CopyButton } from "../../ui/controls/CopyButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { Switch } from "../../ui/controls/Switch.js";
import { saveText } from "../../ui/save.js";
import { number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import { MarkPosted } from "./MarkPosted.js";
import { codeOf, endingOf, GROUPS, isPage } from "./outputs.js";
import { Paper } from "./Paper.js";

interface PreviewProps {
  id: string;
  draft: Draft;
  output: Output;
  setOutput: (output: Output) => void;
  written: { answer: Written | null; fresh: boolean; trouble: string };
  settings: Settings;
  used: Profile | null;
}

/** What becomes of a draft at a place, to be copied or saved. */
export function Preview({ id, draft, output, setOutput, written, settings, used }: PreviewProps) {
  const [failed, setFailed] = useState(false);
  const [phone, setPhone] = useState(false);
  const { answer, fresh, trouble } = written;
  const parts = answer?.parts ?? [];
  const whole = parts.map((piece) => piece.text).join("\n\n");
  const about = draft.products.map((product) => ({ productId: product.id, title: product.title }));
  const copied = (): void => {
    setFailed(false);
    if (!used) return;
    const linked = draft.products.filter((product) => product.link);
    const campaign = campaignName(settings, used);
    void logCopied(
      linked.map(({ id: productId, link, title }) =>
        logEntry({ productId, landing: null, link, title, campaign }, used, output),
      ),
    );
  };
  const copy = (value: string, html: string | null, of: string) => (
    <CopyButton
      apart
      value={value}
      html={html}
      about={about}
      of={of}
      said={text("ui_copied_text_said")}
      onCopied={copied}
      onFailure={() => setFailed(true)}
    />
  );
  const name = text(`ui_draft_as_${codeOf(output)}`);
  const rich = (output === "html" || output === "newsletter") && parts[0];
  return (
    <section class="seenas" aria-labelledby="seen-title" aria-busy={!fresh}>
      <header class="bar">
        <h2 id="seen-title" class="unseen">
          {text("ui_content_preview")}
        </h2>
        <Select
          bare
          label={text("ui_content_place")}
          value={output}
          groups={GROUPS.map((group) => ({
            label: text(`ui_content_group_${group.name}`),
            choices: group.outputs.map((one) => ({ value: one, label: text(`ui_draft_as_${codeOf(one)}`) })),
          }))}
          onChange={(value) => setOutput(value as Output)}
        />
        {parts.length === 1 && parts[0] && copy(parts[0].text, null, name)}
        {rich && (
          <span class="row">
            <span class="soft fine">{text("ui_content_rich")}</span>
            {copy(answer?.plain ?? rich.text, rich.text, text("ui_content_rich"))}
          </span>
        )}
        {answer?.plain && (
          <span class="row">
            <span class="soft fine">{text("ui_content_plain")}</span>
            {copy(answer.plain, null, text("ui_content_plain"))}
          </span>
        )}
        {whole && (
          <Button drawing="down" onClick={() => saveText("affix-post", endingOf(output), whole)}>
            {text("ui_content_save")}
          </Button>
        )}
        <Switch label={text("ui_content_phone")} on={phone} onChange={setPhone} />
      </header>
      {trouble && <Notice tone="warn">{trouble}</Notice>}
      {failed && (
        <Notice tone="bad" alert>
          {text("ui_copy_failed")}
        </Notice>
      )}
      {answer?.hints.map(({ note, source }) => (
        <Notice key={note.code} tone="warn">
          {sentence(note)} <span class="soft small">{text("ui_content_source", { source })}</span>
        </Notice>
      ))}
      {answer && parts.length === 0 && <p class="soft nothing">{text("ui_content_nothing")}</p>}
      {parts.map((piece, at) => (
        <div key={at} class={phone ? "piece phone" : "piece"}>
          {(piece.part || parts.length > 1 || piece.used !== null) && (
            <div class="row meterline">
              {piece.part && <b class="fine">{text(`ui_draft_part_${piece.part}`)}</b>}
              <Meter piece={piece} />
              {parts.length > 1 && copy(piece.text, null, number(at + 1))}
            </div>
          )}
          {isPage(output) ? (
            <Paper html={piece.text} label={name} phone={phone} />
          ) : (
            <pre class="posttext" dir="auto" tabIndex={0} role="region" aria-label={`${name} ${number(at + 1)}`}>
              {piece.text}
            </pre>
          )}
        </div>
      ))}
      {parts.length > 0 && <MarkPosted id={id} draft={draft} output={output} settings={settings} used={used} />}
    </section>
  );
}

/** How much of the room that the place gives is taken. */
function Meter({ piece: { used, limit } }: { piece: Piece }) {
  if (used === null) return null;
  const over = limit !== null && used > limit;
  return (
    <span class={over ? "used over" : "used"}>
      {limit === null ? count("ui_post_used", used) : count("ui_post_used_of", used, { most: number(limit) })}
    </span>
  );
}

import { useEffect, useState } from "preact/hooks";
import type { DraftKind, DraftLine, KeptDraft } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { draftKinds, draftLines, newDraft, openDraft } from "../../core/desk/drafts.js";
import { eraseDraft, keptDrafts, onDraftsChanged, putDraft, saveDraft } from "../../stored/drafts.js";
import { posting } from "../../stored/posting.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Notice } from "../../ui/controls/Notice.js";
import { moment } from "../../words/moments.js";
import { count, sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { TemplateList } from "./TemplateList.js";
import { useErased } from "./useErased.js";
import { useForDraft } from "./useForDraft.js";

/** Every draft, the newest first, and the ways to begin one. */
export function DraftList({ shown }: RoomProps) {
  const [kept, setKept] = useState<KeptDraft[] | null>(null);
  const [lines, setLines] = useState<DraftLine[] | null>(null);
  const [kinds, setKinds] = useState<DraftKind[]>([]);
  const [waiting, leave] = useForDraft();
  const erased = useErased(text("ui_content_erased"), putDraft);
  const { failed } = erased;
  useEffect(() => {
    if (!shown) return;
    let over = false;
    const look = async (): Promise<void> => {
      const found = await keptDrafts();
      const [listed, known] = await Promise.all([draftLines(found), draftKinds()]);
      if (over) return;
      setKept(found);
      setLines(listed);
      setKinds(known);
    };
    const ask = (): void => void look().catch(failed);
    ask();
    const stop = onDraftsChanged(ask);
    return () => {
      over = true;
      stop();
    };
  }, [shown]);

  async function begin(made: Promise<unknown>): Promise<void> {
    erased.settled();
    try {
      const id = crypto.randomUUID();
      await saveDraft(id, JSON.stringify(await made));
      location.hash = `content/${id}`;
    } catch (why) {
      failed(why);
    }
  }
  const start = async (kind: DraftKind): Promise<unknown> => newDraft(kind, (await posting.read()).market || null);
  const erase = (id: string): void => {
    const gone = kept?.find((one) => one.id === id);
    if (gone) erased.erase(gone, eraseDraft(id));
  };

  if (!lines) return erased.isTrouble ? erased.said : null;
  return (
    <div class="stack drafts">
      {erased.said}
      {waiting.length > 0 && (
        <Notice
          action={
            <Button kind="quiet" onClick={leave}>
              {text("ui_content_waiting_leave")}
            </Button>
          }
        >
          {count("ui_content_waiting", waiting.length)}
        </Notice>
      )}
      <section class="sheet" aria-labelledby="begin-title">
        <h2 id="begin-title">{text("ui_content_begin")}</h2>
        {lines.length === 0 && <p class="soft">{text("ui_content_empty")}</p>}
        <ul class="kinds">
          {kinds.map((kind) => (
            <li key={kind}>
              <button type="button" class="kind" onClick={() => void begin(start(kind))}>
                <b>{text(`ui_draft_kind_${kind.toLowerCase()}`)}</b>
                <span class="soft fine">{text(`ui_draft_about_${kind.toLowerCase()}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <TemplateList begin={({ draft }) => void begin(openDraft(draft))} />
        <div class="row">
          <FileButton
            drawing="up"
            label={text("ui_content_open")}
            accept=".json,application/json"
            onChoose={async ([file]) => file && begin(file.text().then(openDraft))}
          />
        </div>
      </section>
      {lines.length > 0 && (
        <section class="sheet" aria-labelledby="drafts-title">
          <h2 id="drafts-title">{count("ui_content_count", lines.length)}</h2>
          <ul class="draftlist">
            {lines.map((line) => (
              <li key={line.id}>
                <a href={`#content/${line.id}`}>
                  <b dir="auto">{line.title || text("ui_content_untitled")}</b>
                  <span class="soft fine">
                    {line.kind && `${text(`ui_draft_kind_${line.kind.toLowerCase()}`)} · `}
                    {count("ui_content_products", line.products)} · {moment(new Date(line.at).toISOString())}
                  </span>
                  {line.problem && (
                    <span class="fine bad">
                      <Icon name="warn" /> {sentence(line.problem)}
                    </span>
                  )}
                </a>
                <RoundButton
                  drawing="bin"
                  label={text("ui_content_erase", { title: line.title || text("ui_content_untitled") })}
                  onClick={() => erase(line.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

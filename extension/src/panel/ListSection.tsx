import { useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { Field } from "../ui/controls/Field.js";
import { FileButton } from "../ui/controls/FileButton.js";
import { Notice } from "../ui/controls/Notice.js";
import { useRows } from "../ui/hooks/useRows.js";
import { mendedAt, mendedInOptions, sentence } from "../words/sentences.js";
import { ListOutput } from "./ListOutput.js";
import type { PanelSectionProps } from "./parts.js";
import { RowTable } from "./RowTable.js";

/** A pasted or dropped list, and the user's own link for each of its lines. */
export function ListSection({ settings, used }: PanelSectionProps) {
  const [list, setList] = useState("");
  const [over, setOver] = useState(false);
  const { rows, problem } = useRows(list, settings, used?.id ?? null);

  async function take(files: Iterable<File>): Promise<void> {
    const texts = await Promise.all([...files].map((file) => file.text()));
    if (texts.length > 0) setList(texts.join("\n"));
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const { files } = event.dataTransfer ?? {};
    if (files && files.length > 0) return void take(files);
    const dropped = event.dataTransfer?.getData("text/plain");
    if (dropped) setList((before) => (before.trim() ? `${before.trimEnd()}\n${dropped}` : dropped));
  }

  return (
    <div class="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to fill the field inside */}
      <div
        class={over ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Field
          area
          label={text("ui_list_label")}
          hint={text("ui_list_hint")}
          placeholder={text("ui_paste_placeholder")}
          value={list}
          onInput={setList}
        />
      </div>
      <div class="row">
        <FileButton
          label={text("ui_list_file")}
          drawing="open"
          accept=".txt,.csv,text/plain,text/csv"
          multiple
          onChoose={take}
        />
        {list && (
          <Button kind="quiet" onClick={() => setList("")}>
            {text("ui_list_clear")}
          </Button>
        )}
      </div>
      {problem && (
        <Notice
          tone="warn"
          alert
          action={
            mendedInOptions(problem) && (
              <Button kind="quiet" onClick={() => openOptions(mendedAt(problem).part)}>
                {mendedAt(problem).label}
              </Button>
            )
          }
        >
          {sentence(problem)}
        </Notice>
      )}
      <div role="status" class="unseen">
        {rows.length > 0 ? text("ui_list_done") : ""}
      </div>
      {list.trim() && !problem && rows.length === 0 && used && <p class="soft fine">{text("ui_list_nothing")}</p>}
      {rows.length > 0 && used && (
        <>
          <ListOutput rows={rows} list={list} settings={settings} used={used} />
          <RowTable rows={rows} />
        </>
      )}
    </div>
  );
}

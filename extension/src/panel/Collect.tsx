import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { openTab, tabHere } from "../browser/tabs.js";
import { filled } from "../stored/collecting.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Button } from "../ui/controls/Button.js";
import { Field } from "../ui/controls/Field.js";
import { FileButton } from "../ui/controls/FileButton.js";
import { Notice } from "../ui/controls/Notice.js";
import { useRows } from "../ui/hooks/useRows.js";
import { BackToList } from "../ui/parts/BackToList.js";
import { NotCopied } from "../ui/parts/NotCopied.js";
import { count, mendedAt, mendedInOptions, sentence } from "../words/sentences.js";
import { ListOutput } from "./ListOutput.js";
import type { PanelSectionProps } from "./parts.js";
import { RowTable } from "./RowTable.js";
import { useAbout } from "./useAbout.js";
import { useCollecting } from "./useCollecting.js";
import { useSettled } from "./useSettled.js";

/** A pasted or dropped list, and the user's own link for each of its lines. */
export function Collect({ settings, used }: Pick<PanelSectionProps, "settings" | "used">) {
  const { list, setList, opened, from, setOpened, change } = useCollecting();
  const [over, setOver] = useState(false);
  const [filledRows, setFilledRows] = useState(0);
  const { page } = useAbout();
  const due = page?.snapshot ? filled({ list, opened, from }, page) : null;
  useEffect(() => {
    if (!due || !page) return;
    // The page that the short link leads to stands in the message for it.
    change((now) => filled(now, page) ?? now);
    setFilledRows((before) => before + 1);
  }, [due !== null, page]);
  const back = page && list.includes(page.url) ? from[page.tabId] : undefined;
  const { rows, problem } = useRows(list, settings, used?.id ?? null);
  const settled = useSettled(rows, settings, used);
  /** Links that could not be copied. */
  const [failed, setFailed] = useState("");
  const waited = useMemo(() => Object.values(opened), [opened]);
  const open = useCallback(
    (address: string) =>
      void Promise.all([tabHere(), openTab(address)]).then(([here, tabId]) => setOpened(tabId, address, here)),
    [],
  );
  const copied = useCallback(
    (taken: Row[]) => {
      setFailed("");
      const said = (row: Row) => ({ ...row, settled: settled.get(row.productId ?? "") });
      if (used) void logCopied(taken.map((row) => logEntry(said(row), used, "link")));
    },
    [used, settled],
  );

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
      {filledRows > 0 && (
        <p class="soft fine" role="status">
          {count("ui_list_filled", filledRows)} {back !== undefined && <BackToList tabId={back} />}
        </p>
      )}
      <div role="status" class="unseen">
        {rows.length > 0 ? text("ui_list_done") : ""}
      </div>
      {rows.length > 0 && used && (
        <>
          <ListOutput message rows={rows} list={list} settled={settled} settings={settings} used={used} />
          <NotCopied links={failed} />
          <RowTable rows={rows} settled={settled} open={open} opened={waited} copied={copied} onFailure={setFailed} />
        </>
      )}
    </div>
  );
}

import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { openTab } from "../browser/tabs.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Button } from "../ui/controls/Button.js";
import { Field } from "../ui/controls/Field.js";
import { FileButton } from "../ui/controls/FileButton.js";
import { Notice } from "../ui/controls/Notice.js";
import { useRows } from "../ui/hooks/useRows.js";
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
  const { list, setList, opened, setOpened } = useCollecting();
  const [over, setOver] = useState(false);
  const [filled, setFilled] = useState(0);
  const { page } = useAbout();
  const short = page && opened[page.tabId];
  useEffect(() => {
    if (!page || !short || page.url.includes(short) || !page.snapshot) return;
    // The page that the short link leads to stands in the message for it.
    setList((before) => withPage(before, short, page.url));
    setOpened(({ [page.tabId]: _, ...others }) => others);
    setFilled((before) => before + 1);
  }, [page, short]);
  const { rows, problem } = useRows(list, settings, used?.id ?? null);
  const settled = useSettled(rows, settings, used);
  /** Links that could not be copied. */
  const [failed, setFailed] = useState("");
  const waited = useMemo(() => Object.values(opened), [opened]);
  const open = useCallback(
    (address: string) =>
      void openTab(address).then((tabId) => setOpened((before) => ({ ...before, [tabId]: address }))),
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
      {filled > 0 && (
        <p class="soft fine" role="status">
          {count("ui_list_filled", filled)}
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

/** The text with a page's address where the short link to it stands, and nowhere where a longer one only begins so. */
function withPage(text: string, short: string, page: string): string {
  const [start = "", ...rest] = text.split(short);
  return rest.reduce((all, behind) => all + (/^[\w-]/.test(behind) ? short : page) + behind, start);
}

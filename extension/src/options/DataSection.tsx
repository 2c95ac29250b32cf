import { useRef, useState } from "preact/hooks";
import { text } from "../browser.js";
import { Button } from "../ui/Button.js";
import { Notice } from "../ui/Notice.js";
import { count } from "../ui/words.js";
import { EraseAll } from "./EraseAll.js";
import { Section, type SectionProps } from "./Section.js";
import { UndoNotice } from "./UndoNotice.js";
import { type Edited, edited } from "./useSettings.js";

const STORED = ["ui_stored_profiles", "ui_stored_preferences", "ui_stored_drafts", "ui_stored_failure"];

/** What is stored, and the ways to take it along, bring it back and end it. */
export function DataSection({ now, change }: SectionProps) {
  const [offered, setOffered] = useState<Edited | null>(null);
  const [before, setBefore] = useState<Edited | null>(null);
  const [trouble, setTrouble] = useState("");
  const chooser = useRef<HTMLInputElement>(null);

  async function read(file: File | undefined): Promise<void> {
    setTrouble("");
    setOffered(null);
    if (!file) return;
    try {
      const value: unknown = JSON.parse(await file.text());
      if (!Array.isArray((value as { profiles?: unknown } | null)?.profiles)) throw new Error();
      setOffered(await edited(value));
    } catch {
      setTrouble(text("ui_import_wrong", { file: file.name }));
    }
  }

  function replace(): void {
    if (!offered) return;
    setBefore(now);
    change(() => offered);
    setOffered(null);
  }

  return (
    <Section name="data">
      <ul class="bullets">
        {STORED.map((code) => (
          <li key={code}>{text(code)}</li>
        ))}
      </ul>
      <p>{text("ui_stored_where")}</p>
      <div class="row">
        <Button onClick={() => exportSettings(now)}>{text("ui_export")}</Button>
        <Button onClick={() => chooser.current?.click()}>{text("ui_import")}</Button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={text("ui_import")}
          onChange={(event) => {
            const input = event.currentTarget;
            void read(input.files?.[0]).then(() => {
              input.value = "";
            });
          }}
        />
        <EraseAll
          now={now}
          change={change}
          erased={(old) => {
            setBefore(old);
          }}
        />
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {offered && (
        <Notice
          alert
          action={
            <>
              <Button kind="main" onClick={replace}>
                {text("ui_import_replace")}
              </Button>
              <Button kind="quiet" onClick={() => setOffered(null)}>
                {text("ui_cancel")}
              </Button>
            </>
          }
        >
          {count("ui_import_found", offered.profiles.length)}
        </Notice>
      )}
      {before && (
        <UndoNotice
          said={text("ui_replaced")}
          undo={() => {
            change(() => before);
            setBefore(null);
          }}
        />
      )}
    </Section>
  );
}

function exportSettings(now: Edited): void {
  const { drafts: _drafts, ...settings } = now;
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(settings, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `affix-settings-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

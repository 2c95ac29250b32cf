import { useRef, useState } from "preact/hooks";
import { text } from "../browser.js";
import { Button } from "../ui/Button.js";
import { Notice } from "../ui/Notice.js";
import { troubleText } from "../ui/page.js";
import { saveFile } from "../ui/save.js";
import { count } from "../ui/words.js";
import { EraseAll } from "./EraseAll.js";
import { LogSwitch } from "./LogSwitch.js";
import { Section, type SectionProps } from "./Section.js";
import { UndoNotice } from "../ui/UndoNotice.js";
import { type Edited, edited, withoutDrafts } from "./useSettings.js";

const STORED = ["ui_stored_profiles", "ui_stored_preferences", "ui_stored_log", "ui_stored_drafts", "ui_stored_failure"];

interface DataSectionProps extends SectionProps {
  erase: () => Promise<void>;
}

/** What is stored, and the ways to take it along, bring it back and end it. */
export function DataSection({ now, change, erase }: DataSectionProps) {
  const [offered, setOffered] = useState<Edited | null>(null);
  const [before, setBefore] = useState<{ said: string; settings: Edited } | null>(null);
  const [trouble, setTrouble] = useState("");
  const chooser = useRef<HTMLInputElement>(null);

  function begin(): void {
    setTrouble("");
    setOffered(null);
    setBefore(null);
  }

  async function read(file: File | undefined): Promise<void> {
    begin();
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
    begin();
    change(() => offered);
    setBefore({ said: text("ui_replaced"), settings: now });
  }

  async function eraseAll(): Promise<void> {
    begin();
    try {
      await erase();
      setBefore({ said: text("ui_erased"), settings: now });
    } catch (error) {
      setTrouble(troubleText(error));
    }
  }

  return (
    <Section name="data">
      <ul class="bullets">
        {STORED.map((code) => (
          <li key={code}>{text(code)}</li>
        ))}
      </ul>
      <p>{text("ui_stored_where")}</p>
      <LogSwitch />
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
              // So that choosing the same file again counts as a change.
              input.value = "";
            });
          }}
        />
        <EraseAll erase={() => void eraseAll()} />
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
          said={before.said}
          undo={() => {
            change(() => before.settings);
            setBefore(null);
          }}
        />
      )}
    </Section>
  );
}

/** The file is exactly what the core and its command line tool call settings. */
function exportSettings(now: Edited): void {
  saveFile("affix-settings", withoutDrafts(now));
}

import { useState } from "preact/hooks";
import type { PlatformKey } from "../../pkg/affix.js";
import { platformKey, removePlatformKey, savePlatformKey } from "../browser/openPlatform.js";
import { text } from "../browser.js";
import { Button } from "../ui/Button.js";
import { FileButton } from "../ui/FileButton.js";
import { Notice } from "../ui/Notice.js";
import { troubleText } from "../ui/page.js";
import { saveFile } from "../ui/save.js";
import { Switch } from "../ui/Switch.js";
import { usePlatformState } from "../ui/usePlatformState.js";
import { count } from "../ui/words.js";
import { EraseAll } from "./EraseAll.js";
import { LogSwitch } from "./LogSwitch.js";
import { Section, type SectionProps } from "./Section.js";
import { UndoNotice } from "../ui/UndoNotice.js";
import { type Edited, edited, withoutDrafts } from "./useSettings.js";

const STORED = ["ui_stored_profiles", "ui_stored_preferences", "ui_stored_workbench", "ui_stored_log", "ui_stored_platform", "ui_stored_drafts", "ui_stored_failure"];

/** What can be brought back. */
interface Before {
  said: string;
  settings: Edited;
  /** The key that an imported one replaced. */
  key: { was: PlatformKey | null } | null;
}

interface DataSectionProps extends SectionProps {
  erase: () => Promise<void>;
}

/** What is stored, and the ways to take it along, bring it back and end it. */
export function DataSection({ now, change, erase }: DataSectionProps) {
  const [offered, setOffered] = useState<Edited | null>(null);
  const [offeredKey, setOfferedKey] = useState<PlatformKey | null>(null);
  const [before, setBefore] = useState<Before | null>(null);
  const [withKey, setWithKey] = useState(false);
  const hasKey = usePlatformState()?.hasSecret ?? false;
  const [trouble, setTrouble] = useState("");

  function begin(): void {
    setTrouble("");
    setOffered(null);
    setOfferedKey(null);
    setBefore(null);
  }

  async function read(file: File | undefined): Promise<void> {
    begin();
    if (!file) return;
    try {
      const value: unknown = JSON.parse(await file.text());
      if (!Array.isArray((value as { profiles?: unknown } | null)?.profiles)) throw new Error();
      setOffered(await edited(value));
      setOfferedKey(keyIn(value));
    } catch {
      setTrouble(text("ui_import_wrong", { file: file.name }));
    }
  }

  async function replace(): Promise<void> {
    if (!offered) return;
    begin();
    change(() => offered);
    const key = offeredKey && { was: await platformKey() };
    if (offeredKey) await savePlatformKey(offeredKey);
    setBefore({ said: text("ui_replaced"), settings: now, key });
  }

  async function bringBack({ settings, key }: Before): Promise<void> {
    change(() => settings);
    setBefore(null);
    if (key) await (key.was ? savePlatformKey(key.was) : removePlatformKey());
  }

  /** The file is what the core and its command line tool call settings, and the key only where it is wanted. */
  async function exportSettings(): Promise<void> {
    const key = withKey && hasKey ? await platformKey() : null;
    saveFile("affix-settings", { ...withoutDrafts(now), ...(key && { openPlatform: key }) });
  }

  async function eraseAll(): Promise<void> {
    begin();
    try {
      await erase();
      setBefore({ said: text("ui_erased"), settings: now, key: null });
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
      {hasKey && <Switch label={text("ui_export_key")} on={withKey} onChange={setWithKey} />}
      <div class="row">
        <Button onClick={() => void exportSettings().catch((error: unknown) => setTrouble(troubleText(error)))}>{text("ui_export")}</Button>
        <FileButton label={text("ui_import")} accept=".json,application/json" onChoose={([file]) => read(file)} />
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
              <Button kind="main" onClick={() => void replace()}>
                {text("ui_import_replace")}
              </Button>
              <Button kind="quiet" onClick={() => setOffered(null)}>
                {text("ui_cancel")}
              </Button>
            </>
          }
        >
          {count("ui_import_found", offered.profiles.length)} {offeredKey && text("ui_import_key")}
        </Notice>
      )}
      {before && (
        <UndoNotice
          said={before.said}
          undo={() => void bringBack(before)}
        />
      )}
    </Section>
  );
}

/** The Open Platform key of an exported file that holds a whole one. */
function keyIn(value: unknown): PlatformKey | null {
  const { appKey, secret, trackingId } = (value as { openPlatform?: Partial<PlatformKey> | null }).openPlatform ?? {};
  if (typeof appKey !== "string" || typeof secret !== "string") return null;
  return { appKey, secret, trackingId: typeof trackingId === "string" ? trackingId : "" };
}

import { useState } from "preact/hooks";
import type { Held, LeftOut, PlatformKey, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Entries } from "../../browser/storage.js";
import { keyInSettings, normalizeSettings, openSettings } from "../../core/settings.js";
import { type BackupStore, Damaged, makeBackup, readBackup, WITH_KEY, WITHOUT_KEY } from "../../stored/backup.js";
import { eraseEverything, type Place } from "../../stored/everything.js";
import { isSame } from "../../stored/merge.js";
import { forgetAnswers, platformEntry, platformKey } from "../../stored/openPlatform.js";
import { restoreBackup } from "../../stored/restore.js";
import { type Edited, withoutDrafts } from "../../stored/settings.js";
import { Button } from "../../ui/controls/Button.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Switch } from "../../ui/controls/Switch.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { usePlatformState } from "../../ui/hooks/usePlatformState.js";
import { troubleText } from "../../ui/page.js";
import { saveBlob, saveFile } from "../../ui/save.js";
import { number } from "../../words/money.js";
import { count, list, sentence } from "../../words/sentences.js";
import { EraseAll } from "./EraseAll.js";
import { LogSwitch } from "./LogSwitch.js";
import { PricesSwitch } from "./PricesSwitch.js";
import { Section, type SectionProps } from "./Section.js";
import { StoredList } from "./StoredList.js";

/** Lines of what a file holds in vain; the rest is counted. */
const MOST_LEFT_OUT = 20;

/** What a file of settings offers. */
interface OfferedSettings {
  settings: Settings;
  leftOut: string[];
  /** The key in it that would take the place of the one that is stored. */
  key: PlatformKey | null;
}

/** A backup that is whole, and what it holds. */
interface OfferedBackup {
  backup: File;
  held: Held[];
}

type Offered = OfferedSettings | OfferedBackup;

/** What can be brought back, in one step. */
interface Before {
  said: string;
  bringBack: () => Promise<void>;
  /** The settings that it would take the place of; once they are others, what was typed since must not go with them. */
  after: Settings | null;
}

interface DataSectionProps extends SectionProps {
  replace: (settings: Edited, further: Entries) => Promise<void>;
  restart: (work: () => Promise<void>) => Promise<void>;
}

/** What is stored, and the ways to take it along, bring it back and end it. */
export function DataSection({ now, replace, restart }: DataSectionProps) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [before, setBefore] = useState<Before | null>(null);
  const [withKey, setWithKey] = useState(false);
  const platform = usePlatformState();
  const hasKey = platform?.hasSecret ?? false;
  const [trouble, setTrouble] = useState("");
  const still = before && (before.after === null || isSame(before.after, withoutDrafts(now)));

  function begin(): void {
    setTrouble("");
    setOffered(null);
    setBefore(null);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => setTrouble(troubleText(error)));
  }

  async function read(file: File | undefined): Promise<void> {
    begin();
    if (!file) return;
    const wrong = (why: string): void => setTrouble(text("ui_import_wrong", { file: file.name, why }));
    try {
      const { held } = await readBackup(file);
      return offer(
        { backup: file, held },
        held.some(({ store }) => store === "openPlatform"),
      );
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      const { line, note } = error;
      if (note.code !== "backup_unknown")
        return wrong(text("ui_backup_line", { line: number(line), why: sentence(note) }));
    }
    const content = await file.text();
    const { settings, leftOut, problem } = await openSettings(content);
    if (problem) return wrong(sentence(problem));
    const key = (await keyInSettings(content)) ?? null;
    offer({ settings, leftOut: leftOut.map(inWords), key: platform?.guarded ? key : null }, key !== null);
  }

  /** What cannot be guarded is not offered. */
  function offer(found: Offered, hasSecret: boolean): void {
    if (hasSecret && !platform?.guarded) {
      setTrouble(text("storage_open"));
      if ("backup" in found) return;
    }
    setOffered(found);
  }

  function take(found: Offered): Promise<void> {
    return "backup" in found ? restore(found) : takeSettings(found);
  }

  /** All of it, or nothing: the settings are replaced as a whole, and the key only together with them. */
  async function takeSettings({ settings, key }: OfferedSettings): Promise<void> {
    begin();
    const old = { settings: now, further: key ? platformEntry(await platformKey()) : {} };
    const edited = { ...(await normalizeSettings(settings)), drafts: {} };
    await replace(edited, key ? platformEntry(key) : {});
    if (key) await forgetAnswers();
    const back = async (): Promise<void> => {
      await replace(old.settings, old.further);
      await forgetAnswers();
    };
    setBefore({ said: text("ui_replaced"), bringBack: back, after: withoutDrafts(edited) });
  }

  async function restore({ backup, held }: OfferedBackup): Promise<void> {
    begin();
    await undoably(
      held.map(({ store }) => store as BackupStore),
      text("ui_replaced"),
      () => restoreBackup(backup, true),
    );
  }

  /** Does something to stores, so that they can be brought back as they are now. */
  async function undoably(stores: readonly BackupStore[], said: string, work: () => Promise<void>): Promise<void> {
    const old = stores.length > 0 ? await makeBackup(stores) : null;
    await restart(work);
    if (old) setBefore({ said, bringBack: () => restart(() => restoreBackup(old, false)), after: null });
  }

  async function bringBack({ bringBack: back }: Before): Promise<void> {
    setTrouble("");
    await back();
    setBefore(null);
  }

  /** The file is what the core and its command line tool call settings, and the key only where it is wanted. */
  async function exportSettings(): Promise<void> {
    const key = withKey && hasKey ? await platformKey() : null;
    saveFile("affix-settings", { ...withoutDrafts(now), ...(key && { openPlatform: key }) });
  }

  async function exportAll(): Promise<void> {
    saveBlob("affix-backup", "jsonl", await makeBackup(withKey && hasKey ? WITH_KEY : WITHOUT_KEY));
  }

  function eraseAll(): Promise<void> {
    begin();
    return undoably(WITH_KEY, text("ui_erased"), eraseEverything);
  }

  function erase({ name, backup, erase: end }: Place): Promise<void> {
    begin();
    return undoably(backup, text("ui_kept_erased", { what: text(`ui_kept_${name.toLowerCase()}`) }), end);
  }

  return (
    <Section name="data">
      <h3>{text("ui_stored_title")}</h3>
      <StoredList erase={(place) => void attempt(() => erase(place))} />
      <p>{text("ui_stored_where")}</p>
      <LogSwitch />
      <PricesSwitch />
      <h3>{text("ui_backup_title")}</h3>
      <p class="soft">{text("ui_backup_is")}</p>
      {hasKey && <Switch label={text("ui_export_key")} on={withKey} onChange={setWithKey} />}
      <div class="row">
        <Button onClick={() => void attempt(exportAll)}>{text("ui_backup")}</Button>
        <Button onClick={() => void attempt(exportSettings)}>{text("ui_export")}</Button>
        <FileButton
          label={text("ui_import")}
          accept=".jsonl,.json,application/json,application/jsonl"
          onChoose={([file]) => attempt(() => read(file))}
        />
        <EraseAll erase={() => void attempt(eraseAll)} />
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
              <Button kind="main" onClick={() => void attempt(() => take(offered))}>
                {text("ui_import_replace")}
              </Button>
              <Button kind="quiet" onClick={() => setOffered(null)}>
                {text("ui_cancel")}
              </Button>
            </>
          }
        >
          {"backup" in offered ? heldInWords(offered.held) : <Found offered={offered} />}
        </Notice>
      )}
      {before && still && <UndoNotice said={before.said} undo={() => void attempt(() => bringBack(before))} />}
    </Section>
  );
}

function Found({ offered: { settings, key, leftOut } }: { offered: OfferedSettings }) {
  return (
    <>
      {count("ui_import_found", settings.profiles.length)} {key && text("ui_import_key")}
      {leftOut.length > 0 && (
        <>
          <p>{text("ui_rates_left_out")}</p>
          <ul class="bullets fine">
            {leftOut.slice(0, MOST_LEFT_OUT).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {leftOut.length > MOST_LEFT_OUT && <li>{count("ui_rates_more", leftOut.length - MOST_LEFT_OUT)}</li>}
          </ul>
        </>
      )}
    </>
  );
}

/** What a backup holds and would replace, and what stays all the same. */
function heldInWords(held: Held[]): string {
  const grows = ["shortlist", "log", "seen", "prices", "checked"];
  const words = held
    .filter(({ store }) => store !== "drafts")
    .map(({ store, records }) => {
      const what = text(`ui_kept_${store.toLowerCase()}`);
      return grows.includes(store) ? `${what} (${number(records)})` : what;
    });
  const said = text("ui_backup_found", { what: list(words) });
  return held.some(({ store }) => store === "prices") ? `${said} ${text("ui_backup_merges")}` : said;
}

/** What of a file is left out, and why. */
function inWords({ part, place, problem }: LeftOut): string {
  const where = place === null ? part : `${part}, ${text("ui_rates_entry", { n: number(place) })}`;
  return text("ui_rates_left_out_why", { place: where, why: sentence(problem) });
}

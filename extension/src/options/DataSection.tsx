import { useState } from "preact/hooks";
import type { LeftOut, PlatformKey, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { eraseAll, everythingStored } from "../browser/everything.js";
import { forgetAnswers, platformEntry, platformKey } from "../browser/openPlatform.js";
import { type Entries, put } from "../browser/storage.js";
import { normalizeSettings, openSettings } from "../core.js";
import { eraseLog, readLog, restoreLog } from "../stored/log.js";
import { isSame } from "../stored/merge.js";
import { type Edited, withoutDrafts } from "../stored/settings.js";
import { eraseShortlist, keepProducts, loadShortlist } from "../stored/shortlist.js";
import { Button } from "../ui/controls/Button.js";
import { FileButton } from "../ui/controls/FileButton.js";
import { Notice } from "../ui/controls/Notice.js";
import { Switch } from "../ui/controls/Switch.js";
import { UndoNotice } from "../ui/controls/UndoNotice.js";
import { usePlatformState } from "../ui/hooks/usePlatformState.js";
import { troubleText } from "../ui/page.js";
import { saveFile } from "../ui/save.js";
import { number } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";
import { EraseAll } from "./EraseAll.js";
import { LogSwitch } from "./LogSwitch.js";
import { Section, type SectionProps } from "./Section.js";

const STORED = [
  "ui_stored_profiles",
  "ui_stored_preferences",
  "ui_stored_workbench",
  "ui_stored_log",
  "ui_stored_platform",
  "ui_stored_drafts",
  "ui_stored_failure",
];

/** Lines of what a file holds in vain; the rest is counted. */
const MOST_LEFT_OUT = 20;

/** What a file offers. */
interface Offered {
  settings: Settings;
  leftOut: string[];
  /** The key in it that would take the place of the one that is stored. */
  key: PlatformKey | null;
}

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
    const content = await file.text();
    const { settings, leftOut, problem } = await openSettings(content);
    if (problem) return setTrouble(text("ui_import_wrong", { file: file.name, why: sentence(problem) }));
    const key = keyIn(JSON.parse(content));
    // What cannot be guarded is not offered.
    if (key && !platform?.guarded) setTrouble(text("storage_open"));
    setOffered({ settings, leftOut: leftOut.map(inWords), key: platform?.guarded ? key : null });
  }

  /** All of it, or nothing: the settings are replaced as a whole, and the key only together with them. */
  async function take({ settings, key }: Offered): Promise<void> {
    begin();
    const old = { settings: now, further: key ? platformEntry(await platformKey()) : {} };
    const edited = { ...(await normalizeSettings(settings)), drafts: {} };
    await replace(edited, key ? platformEntry(key) : {});
    if (key) await forgetAnswers();
    const back = (): Promise<void> => replace(old.settings, old.further);
    setBefore({ said: text("ui_replaced"), bringBack: back, after: withoutDrafts(edited) });
  }

  async function bringBack({ bringBack: back }: Before): Promise<void> {
    setTrouble("");
    await back();
    setBefore(null);
    await forgetAnswers();
  }

  /** The file is what the core and its command line tool call settings, and the key only where it is wanted. */
  async function exportSettings(): Promise<void> {
    const key = withKey && hasKey ? await platformKey() : null;
    saveFile("affix-settings", { ...withoutDrafts(now), ...(key && { openPlatform: key }) });
  }

  async function eraseEverything(): Promise<void> {
    begin();
    const [values, copied, kept] = await Promise.all([everythingStored(), readLog(), loadShortlist()]);
    await restart(async () => void (await Promise.all([eraseAll(), eraseLog(), eraseShortlist()])));
    const back = (): Promise<void> =>
      restart(async () => {
        await put(values);
        await Promise.all([restoreLog(copied.map(({ key: _, ...entry }) => entry)), keepProducts(kept)]);
      });
    setBefore({ said: text("ui_erased"), bringBack: back, after: null });
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
        <Button onClick={() => void attempt(exportSettings)}>{text("ui_export")}</Button>
        <FileButton
          label={text("ui_import")}
          accept=".json,application/json"
          onChoose={([file]) => attempt(() => read(file))}
        />
        <EraseAll erase={() => void attempt(eraseEverything)} />
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
          {count("ui_import_found", offered.settings.profiles.length)} {offered.key && text("ui_import_key")}
          {offered.leftOut.length > 0 && (
            <>
              <p>{text("ui_rates_left_out")}</p>
              <ul class="bullets fine">
                {offered.leftOut.slice(0, MOST_LEFT_OUT).map((line) => (
                  <li key={line}>{line}</li>
                ))}
                {offered.leftOut.length > MOST_LEFT_OUT && (
                  <li>{count("ui_rates_more", offered.leftOut.length - MOST_LEFT_OUT)}</li>
                )}
              </ul>
            </>
          )}
        </Notice>
      )}
      {before && still && <UndoNotice said={before.said} undo={() => void attempt(() => bringBack(before))} />}
    </Section>
  );
}

/** What of a file is left out, and why. */
function inWords({ part, place, problem }: LeftOut): string {
  const where = place === null ? part : `${part}, ${text("ui_rates_entry", { n: number(place) })}`;
  return text("ui_rates_left_out_why", { place: where, why: sentence(problem) });
}

/** The Open Platform key of an exported file that holds a whole one. */
function keyIn(value: unknown): PlatformKey | null {
  const { appKey, secret, trackingId } = (value as { openPlatform?: Partial<PlatformKey> | null }).openPlatform ?? {};
  if (typeof appKey !== "string" || typeof secret !== "string") return null;
  return { appKey, secret, trackingId: typeof trackingId === "string" ? trackingId : "" };
}

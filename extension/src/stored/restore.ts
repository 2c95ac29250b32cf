/**
 * Puts what a backup holds in the place of what is stored: all of it or, where anything fails, nothing. What grows is
 * staged in the database first; then everything else is stored in one step, which also notes that the staged records
 * have yet to take their place. A page that ends between the two is made good by the worker.
 */

import type { DayClicks, FindQuestion, PayoutThreshold, PlatformKey } from "../../pkg/affix.js";
import { alone, type Entries, entriesIn, namesIn, put, removeFrom } from "../browser/storage.js";
import { normalizeSettings } from "../core/settings.js";
import { type BackupStore, readBackup } from "./backup.js";
import { type Watching, watching } from "./checked.js";
import { clicks } from "./clicks.js";
import { type Columns, columns } from "./columns.js";
import type { Staged } from "./database.js";
import { done } from "./done.js";
import { forgetAnswers, platformEntry } from "./openPlatform.js";
import { type Posting, posting } from "./posting.js";
import { isOfSettings, toEntries } from "./records.js";
import { searches } from "./searches.js";
import { type Drafts, drafts } from "./settings.js";
import { loadShortlist } from "./shortlist.js";
import { forgetStaged, isGrown, movePending, pending, RESTORING, stage } from "./staged.js";
import { thresholds } from "./thresholds.js";
import { type KeptVetting, vetting } from "./vetting.js";
import { judge } from "./watch.js";

/**
 * Restores a backup; to be called while nobody changes the settings. Throws where nothing was changed. Where it
 * `merges`, what was seen of products since the backup stays.
 */
export function restoreBackup(file: Blob, merges: boolean): Promise<void> {
  return alone(RESTORING, async () => {
    await movePending();
    const small = new Map<BackupStore, unknown>();
    await forgetStaged();
    try {
      const { held } = await readBackup(file, async (records) => {
        const grown = Map.groupBy(records, ([store]) => store);
        for (const [store, record] of records) if (!isGrown(store)) small.set(store, record);
        await stage(
          [...grown].flatMap(([store, found]) =>
            isGrown(store) ? [{ store, records: found.map(([, record]) => record) } as Staged] : [],
          ),
        );
      });
      await putInPlace(
        held.map(({ store }) => store as BackupStore),
        small,
        merges,
      );
    } catch (error) {
      await forgetStaged().catch(() => undefined);
      throw error;
    }
  });
}

async function putInPlace(held: BackupStore[], small: Map<BackupStore, unknown>, merges: boolean): Promise<void> {
  const grown = held.filter(isGrown);
  // What an older version kept elsewhere would come on top of what is restored.
  if (grown.includes("shortlist")) await loadShortlist();
  const wanted = { ...(await smallEntries(held, small)), ...pending.entries({ stores: grown, merges }) };
  const names = (await namesIn("local")).filter(
    (name) => name in wanted || (held.includes("settings") && isOfSettings(name)),
  );
  const before = await entriesIn("local", names);
  const without = (these: Entries, others: Entries): string[] => Object.keys(these).filter((name) => !(name in others));
  await put(wanted);
  try {
    await removeFrom("local", without(before, wanted));
    await movePending();
  } catch (error) {
    await removeFrom("local", without(wanted, before));
    await put(before);
    throw error;
  }
  if (held.includes("openPlatform")) await forgetAnswers();
  await judge(null);
}

/** What a backup holds besides what grows, as it is stored; the first value of each where it holds none. */
async function smallEntries(held: BackupStore[], small: Map<BackupStore, unknown>): Promise<Entries> {
  const entries: Entries = {};
  for (const store of held) {
    const value = small.get(store);
    if (store === "settings") Object.assign(entries, toEntries(await normalizeSettings(value)));
    if (store === "drafts") Object.assign(entries, drafts.entries((value as Drafts | undefined) ?? {}));
    if (store === "posting" && value) Object.assign(entries, posting.entries(value as Posting));
    if (store === "done") Object.assign(entries, done.entries((value as string[] | undefined) ?? []));
    if (store === "vetting" && value) Object.assign(entries, vetting.entries(value as KeptVetting));
    if (store === "searches" && value) Object.assign(entries, searches.entries(value as FindQuestion[]));
    if (store === "checking" && value) Object.assign(entries, watching.entries(value as Watching));
    if (store === "columns" && value) Object.assign(entries, columns.entries(value as Columns));
    if (store === "clicks" && value) Object.assign(entries, clicks.entries(value as DayClicks[]));
    if (store === "thresholds" && value) Object.assign(entries, thresholds.entries(value as PayoutThreshold[]));
    if (store === "openPlatform") Object.assign(entries, platformEntry((value as PlatformKey | undefined) ?? null));
  }
  return entries;
}

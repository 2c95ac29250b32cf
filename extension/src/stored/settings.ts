/** The settings, and the one way to change them: by what has changed, on top of what is stored by then. */

import type { Settings } from "../../pkg/affix.js";
import {
  alone,
  type Entries,
  entriesIn,
  namesIn,
  onEntries,
  put,
  removeFrom,
  undisturbed,
} from "../browser/storage.js";
import { ready } from "../core/load.js";
import { normalizeSettings } from "../core/settings.js";
import { Problem } from "../protocol/problem.js";
import { cell } from "./cell.js";
import { merged } from "./merge.js";
import { difference, fromEntries, isKnown, isOfSettings, LAYOUT_KEY, ofSettings, toEntries } from "./records.js";

/** What changes them keeps others off by this name. */
const LOCK = "settings";

/** What was typed into fields whose value cannot be used, by field; kept so that nothing is lost. */
export type Drafts = Record<string, string>;

export const drafts = cell<Drafts>({
  name: "drafts",
  read: (stored) => (stored !== null && typeof stored === "object" ? (stored as Drafts) : {}),
});

/** The settings and what is typed but cannot be used yet. */
export type Edited = Settings & { drafts: Drafts };

/** The settings alone, as they are exported. */
export function withoutDrafts({ drafts: _, ...settings }: Edited): Settings {
  return settings;
}

/** Whether what was last looked up was stored a key a record; what Affix 0.1.0 stored is not until it is changed. */
let isLayoutStored = false;

async function storedEntries(): Promise<Entries> {
  // Which profiles there are is stored too: a look at everything, which is little, is sooner than two after another.
  const stored = ofSettings(await entriesIn("local", null));
  isLayoutStored = LAYOUT_KEY in stored;
  if (!isKnown(stored)) throw new Problem("storage_newer", "settings");
  return stored;
}

/** The settings as they are stored now; throws for those of a newer version. */
export async function currentSettings(): Promise<Settings> {
  // The core loads while the browser looks them up.
  const [stored] = await Promise.all([storedEntries(), ready()]);
  return normalizeSettings(fromEntries(stored));
}

async function editedNow(): Promise<Edited> {
  const [settings, typed] = await Promise.all([currentSettings(), drafts.read()]);
  return { ...settings, drafts: typed };
}

/** Puts settings in the place of those that are stored, and further entries with them; all of it or nothing. */
async function store(settings: Settings, further: Entries): Promise<void> {
  const wanted = toEntries(settings);
  await put({ ...difference(await storedEntries(), wanted), ...further });
  // Should it end here: nothing names these any more.
  const gone = (await namesIn("local")).filter((name) => isOfSettings(name) && !(name in wanted));
  await removeFrom("local", gone);
}

/** Stores a change to the settings as they are now, which may not be as they were when a view drew them. */
export function changeSettings(edit: (now: Settings) => Partial<Settings>): Promise<void> {
  return alone(LOCK, async () => {
    const now = await currentSettings();
    await store({ ...now, ...edit(now) }, {});
  });
}

/** Hands over what is stored, before anybody changes it again. */
export function readEdited(take: (stored: Edited) => void): Promise<void> {
  return undisturbed(LOCK, async () => take(await editedNow()));
}

/** Stores what has been edited since `base`, and hands over what is stored then, others' changes included. */
export function storeEdited(base: Edited, mine: Edited, take: (stored: Edited) => void): Promise<void> {
  return alone(LOCK, async () => {
    const both = merged(base, mine, await editedNow());
    await store(withoutDrafts(both), drafts.entries(both.drafts));
    take(await editedNow());
  });
}

/**
 * Stores what has been edited since `base` at once, for a page that is being left and comes to nothing that has to
 * wait: only the records that were changed here are written.
 */
export function storeLeaving(base: Edited, mine: Edited): void {
  const [before, wanted] = [toEntries(withoutDrafts(base)), toEntries(withoutDrafts(mine))];
  const changed = isLayoutStored ? difference(before, wanted) : wanted;
  void put({ ...changed, ...drafts.entries(mine.drafts) }).catch(() => undefined);
}

/** Puts settings in the place of all that are stored, with further entries in one step; hands over what is stored then. */
export function replaceSettings(settings: Edited, further: Entries, take: (stored: Edited) => void): Promise<void> {
  return alone(LOCK, async () => {
    await store(withoutDrafts(settings), { ...drafts.entries(settings.drafts), ...further });
    take(await editedNow());
  });
}

/** Does something to what is stored while nobody changes the settings; hands over what is stored of them then. */
export function meanwhile(work: () => Promise<void>, take: (stored: Edited) => void): Promise<void> {
  return alone(LOCK, async () => {
    await work();
    take(await editedNow());
  });
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onSettingsChanged(callback: () => void): () => void {
  return onEntries("local", (names) => {
    if (names.some((name) => isOfSettings(name) || drafts.keys.includes(name))) callback();
  });
}

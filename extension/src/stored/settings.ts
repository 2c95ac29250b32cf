/** The one way to change the settings: by what has changed, on top of what is stored by then. */

import type { Settings } from "../../pkg/affix.js";
import { eraseAll } from "../browser/everything.js";
import { type Drafts, loadDrafts, loadSettings, SETTINGS, saveSettings } from "../browser/settings.js";
import { alone, put, undisturbed } from "../browser/storage.js";
import { currentSettings, normalizeSettings } from "../core.js";
import { eraseLog } from "./log.js";
import { merged } from "./merge.js";

/** The settings and what is typed but cannot be used yet. */
export type Edited = Settings & { drafts: Drafts };

/** Any stored or imported value as settings to edit; throws for those of a newer version. */
export async function edited(stored: unknown, drafts: Drafts = {}): Promise<Edited> {
  return { ...(await normalizeSettings(stored)), drafts };
}

/** The settings alone, as they are stored and exported. */
export function withoutDrafts({ drafts: _, ...settings }: Edited): Settings {
  return settings;
}

async function storedNow(): Promise<Edited> {
  const [stored, drafts] = await Promise.all([loadSettings(), loadDrafts()]);
  return edited(stored, drafts);
}

/** Stores a change to the settings as they are now, which may not be as they were when a view drew them. */
export function changeSettings(edit: (now: Settings) => Partial<Settings>): Promise<void> {
  return alone(SETTINGS, async () => {
    const now = await currentSettings();
    await saveSettings({ ...now, ...edit(now) });
  });
}

/** Hands over what is stored, before anybody changes it again. */
export function readEdited(take: (stored: Edited) => void): Promise<void> {
  return undisturbed(SETTINGS, async () => take(await storedNow()));
}

/** Stores what has been edited since `base`, and hands over what is stored then, others' changes included. */
export function storeEdited(base: Edited, mine: Edited, take: (stored: Edited) => void): Promise<void> {
  return alone(SETTINGS, async () => {
    const { drafts, ...settings } = merged(base, mine, await storedNow());
    await saveSettings(settings, drafts);
    take(await edited(settings, drafts));
  });
}

/** Puts all of `values` in the place of what is stored by these names, in one step. */
export function replaceStored(values: Record<string, unknown>, take: (stored: Edited) => void): Promise<void> {
  return alone(SETTINGS, async () => {
    await put(values);
    take(await storedNow());
  });
}

/** Ends all that is stored. */
export function eraseStored(take: (stored: Edited) => void): Promise<void> {
  return alone(SETTINGS, async () => {
    await Promise.all([eraseAll(), eraseLog()]);
    take(await edited(null));
  });
}

import type { Settings } from "../../pkg/affix.js";
import { saveSettings } from "../browser.js";
import { currentSettings } from "../core.js";

/** Stores a change to the settings as they are now, which may not be as they were when a view drew them. */
export async function changeSettings(edit: (now: Settings) => Partial<Settings>): Promise<void> {
  const now = await currentSettings();
  await saveSettings({ ...now, ...edit(now) });
}

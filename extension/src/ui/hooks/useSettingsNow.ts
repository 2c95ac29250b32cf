import { useEffect, useState } from "preact/hooks";
import type { Settings } from "../../../pkg/affix.js";
import { currentSettings, onSettingsChanged } from "../../stored/settings.js";

/** The settings as they are now, to read; `null` until they are there. */
export function useSettingsNow(onTrouble: (why: unknown) => void): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const ask = (): void => void currentSettings().then(setSettings, onTrouble);
    ask();
    return onSettingsChanged(ask);
  }, []);
  return settings;
}

/** The settings while they are edited: every change is stored by itself a moment later. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../../pkg/affix.js";
import { type Drafts, eraseAll, loadDrafts, loadSettings, onSettingsChanged, saveSettings } from "../browser.js";
import { normalizeSettings } from "../core.js";
import { eraseLog } from "../log.js";

const REST_MS = 400;

/** The settings and what is typed but cannot be used yet. */
export type Edited = Settings & { drafts: Drafts };

export type Change = (edit: (now: Edited) => Partial<Edited>) => void;

export interface EditedSettings {
  /** `null` until they are there. */
  now: Edited | null;
  change: Change;
  /** Ends all that is stored. */
  erase: () => Promise<void>;
  saving: "rest" | "waiting" | "saved";
  trouble: unknown;
  again: () => void;
}

/** Any stored or imported value as settings to edit. */
export async function edited(stored: unknown, drafts: Drafts = {}): Promise<Edited> {
  return { ...(await normalizeSettings(stored)), drafts };
}

/** The settings alone, as they are stored and exported. */
export function withoutDrafts({ drafts: _, ...settings }: Edited): Settings {
  return settings;
}

export function useSettings(): EditedSettings {
  const [now, setNow] = useState<Edited | null>(null);
  const [saving, setSaving] = useState<EditedSettings["saving"]>("rest");
  const [trouble, setTrouble] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const latest = useRef<Edited | null>(null);
  /** Runs while a change is not stored yet. */
  const timer = useRef(0);

  const take = useCallback((value: Edited) => {
    latest.current = value;
    setNow(value);
  }, []);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = 0;
    if (!latest.current) return;
    saveSettings(withoutDrafts(latest.current), latest.current.drafts).then(() => {
      if (timer.current === 0) setSaving("saved");
    }, setTrouble);
  }, []);

  const change = useCallback<Change>((edit) => {
    if (!latest.current) return;
    take({ ...latest.current, ...edit(latest.current) });
    setSaving("waiting");
    clearTimeout(timer.current);
    timer.current = window.setTimeout(save, REST_MS);
  }, []);

  const erase = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = 0;
    setSaving("rest");
    await Promise.all([eraseAll(), eraseLog()]);
    take(await edited(null));
  }, []);

  useEffect(() => {
    let over = false;
    const load = async (): Promise<void> => {
      if (timer.current !== 0) return;
      try {
        const [stored, drafts] = await Promise.all([loadSettings(), loadDrafts()]);
        const value = await edited(stored, drafts);
        // What is being typed here is newer than what is stored.
        if (over || timer.current !== 0 || JSON.stringify(value) === JSON.stringify(latest.current)) return;
        take(value);
      } catch (problem) {
        if (!over) setTrouble(problem);
      }
    };
    const leave = (): void => {
      if (timer.current !== 0) save();
    };
    void load();
    const stop = onSettingsChanged(() => void load());
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      over = true;
      stop();
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [round]);

  function again(): void {
    setTrouble(null);
    setRound((n) => n + 1);
  }

  return { now, change, erase, saving, trouble, again };
}

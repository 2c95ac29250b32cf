/** The settings while they are edited: every change is stored by itself a moment later. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../../pkg/affix.js";
import { loadSettings, onSettingsChanged, saveSettings } from "../browser.js";
import { normalizeSettings } from "../core.js";

const REST_MS = 400;

/** What was typed into fields whose value cannot be used, by field; stored so that nothing is lost. */
export type Drafts = Record<string, string>;

/** The settings as this page stores them. */
export type Edited = Settings & { drafts: Drafts };

export type Change = (edit: (now: Edited) => Partial<Edited>) => void;

export interface EditedSettings {
  /** `null` until they are there. */
  now: Edited | null;
  change: Change;
  saving: "rest" | "waiting" | "saved";
  trouble: unknown;
  again: () => void;
}

function draftsOf(stored: unknown): Drafts {
  const drafts = (stored as { drafts?: unknown } | null | undefined)?.drafts;
  if (typeof drafts !== "object" || drafts === null) return {};
  return Object.fromEntries(Object.entries(drafts).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Any stored or imported value as settings to edit. */
export async function edited(stored: unknown): Promise<Edited> {
  return { ...((await normalizeSettings(stored)) as Settings), drafts: draftsOf(stored) };
}

export function useSettings(): EditedSettings {
  const [now, setNow] = useState<Edited | null>(null);
  const [saving, setSaving] = useState<EditedSettings["saving"]>("rest");
  const [trouble, setTrouble] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const latest = useRef<Edited | null>(null);
  const timer = useRef(0);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = 0;
    const value = latest.current;
    if (!value) return;
    saveSettings(value).then(() => {
      if (timer.current === 0) setSaving("saved");
    }, setTrouble);
  }, []);

  const change = useCallback<Change>((edit) => {
    if (!latest.current) return;
    latest.current = { ...latest.current, ...edit(latest.current) };
    setNow(latest.current);
    setSaving("waiting");
    clearTimeout(timer.current);
    timer.current = window.setTimeout(save, REST_MS);
  }, []);

  useEffect(() => {
    let over = false;
    const load = async (): Promise<void> => {
      if (timer.current !== 0) return;
      try {
        const value = await edited(await loadSettings());
        if (over || timer.current !== 0 || JSON.stringify(value) === JSON.stringify(latest.current)) return;
        latest.current = value;
        setNow(value);
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

  return { now, change, saving, trouble, again: () => {
    setTrouble(null);
    setRound((n) => n + 1);
  } };
}

/** The settings while they are edited: every change is stored by itself a moment later. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { onSettingsChanged, saveSettings } from "../../browser/settings.js";
import { isSame, merged } from "../../stored/merge.js";
import {
  type Edited,
  eraseStored,
  readEdited,
  replaceStored,
  storeEdited,
  withoutDrafts,
} from "../../stored/settings.js";

const REST_MS = 400;

export type Change = (edit: (now: Edited) => Partial<Edited>) => void;

export interface EditedSettings {
  /** `null` until they are there. */
  now: Edited | null;
  change: Change;
  /** Puts stored values in the place of all that was there by their names, in one step; throws where nothing was changed. */
  replace: (values: Record<string, unknown>) => Promise<void>;
  /** Ends all that is stored. */
  erase: () => Promise<void>;
  saving: "rest" | "waiting" | "saved";
  trouble: unknown;
  again: () => void;
}

export function useSettings(): EditedSettings {
  const [now, setNow] = useState<Edited | null>(null);
  const [saving, setSaving] = useState<EditedSettings["saving"]>("rest");
  const [trouble, setTrouble] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  /** As they are edited here, and as they were stored when they were last looked at. */
  const latest = useRef<Edited | null>(null);
  const base = useRef<Edited | null>(null);
  /** Runs while a change is not stored yet. */
  const timer = useRef(0);

  const take = useCallback((value: Edited) => {
    latest.current = value;
    setNow(value);
  }, []);

  /** Takes over what is stored, under what is being edited here. */
  const follow = useCallback((stored: Edited) => {
    const before = base.current;
    base.current = stored;
    if (!before || !latest.current) return take(stored);
    const next = merged(before, latest.current, stored);
    if (!isSame(next, latest.current)) take(next);
  }, []);

  /** What is stored now, and nothing else. */
  const startFrom = useCallback((stored: Edited) => {
    clearTimeout(timer.current);
    timer.current = 0;
    base.current = stored;
    take(stored);
  }, []);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = 0;
    const [from, mine] = [base.current, latest.current];
    if (!from || !mine) return;
    // What is typed while it is being stored is a change to what was sent.
    const stored = (found: Edited): void => {
      base.current = mine;
      follow(found);
    };
    storeEdited(from, mine, stored).then(() => {
      setTrouble(null);
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

  const replace = useCallback(async (values: Record<string, unknown>) => {
    await replaceStored(values, startFrom);
    setSaving("saved");
  }, []);

  const erase = useCallback(async () => {
    setSaving("rest");
    await eraseStored(startFrom);
  }, []);

  useEffect(() => {
    let over = false;
    const load = (): void =>
      void readEdited((stored) => {
        if (!over) follow(stored);
      }).catch((problem: unknown) => {
        if (!over) setTrouble(problem);
      });
    const hidden = (): void => {
      if (timer.current !== 0) save();
    };
    // Nothing that has to wait comes to its end now. What others have stored is in it as far as it was told.
    const leave = (): void => {
      if (!latest.current || isSame(latest.current, base.current)) return;
      clearTimeout(timer.current);
      void saveSettings(withoutDrafts(latest.current), latest.current.drafts).catch(() => undefined);
    };
    load();
    const stop = onSettingsChanged(load);
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      over = true;
      stop();
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [round]);

  function again(): void {
    setTrouble(null);
    setRound((n) => n + 1);
  }

  return { now, change, replace, erase, saving, trouble, again };
}

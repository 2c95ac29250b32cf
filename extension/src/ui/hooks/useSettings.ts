/** The settings while they are edited: every change is stored by itself a moment later. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Entries } from "../../browser/storage.js";
import { isSame, merged } from "../../stored/merge.js";
import {
  type Edited,
  meanwhile,
  onSettingsChanged,
  readEdited,
  replaceSettings,
  storeEdited,
  storeLeaving,
} from "../../stored/settings.js";

const REST_MS = 400;

export type Change = (edit: (now: Edited) => Partial<Edited>) => void;

export interface EditedSettings {
  /** `null` until they are there. */
  now: Edited | null;
  change: Change;
  /** Puts settings in the place of all that were there, with further entries in one step; throws where nothing was changed. */
  replace: (settings: Edited, further: Entries) => Promise<void>;
  /** Does something to all that is stored, and goes on with what is stored then. */
  restart: (work: () => Promise<void>) => Promise<void>;
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

  const replace = useCallback(async (settings: Edited, further: Entries) => {
    await replaceSettings(settings, further, startFrom);
    setSaving("saved");
  }, []);

  const restart = useCallback(async (work: () => Promise<void>) => {
    setSaving("rest");
    await meanwhile(work, startFrom);
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
      if (!latest.current || !base.current || isSame(latest.current, base.current)) return;
      clearTimeout(timer.current);
      storeLeaving(base.current, latest.current);
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

  return { now, change, replace, restart, saving, trouble, again };
}

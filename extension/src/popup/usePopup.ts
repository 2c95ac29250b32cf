/** Everything the popup knows, gathered step by step so that each step can be shown. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Look, PageSnapshot } from "../../pkg/affix.js";
import { type ActivePage, activePage, collect, loadSettings, onSettingsChanged, takeFailure } from "../browser.js";
import { look, normalizeSettings } from "../core.js";
import type { Failure } from "../protocol.js";
import type { Profile, Settings } from "../ui/whole.js";

/** How far the page has been read: not yet, done, or why it could not be. */
export type Reading = { step: "waiting" } | { step: "read"; snapshot: PageSnapshot } | { step: "failed"; why: unknown };

export interface PopupState {
  settings: Settings | null;
  /** `undefined` until the browser has answered. */
  page: ActivePage | null | undefined;
  reading: Reading;
  look: Look | null;
  failure: Failure | null;
  /** What stopped the popup altogether. */
  trouble: unknown;
  /** Id of the profile chosen here; `null` for the default one. */
  chosen: string | null;
  choose: (profile: string) => void;
  /** Sub-ids changed for this copy only. */
  changeSubIds: (subIds: Record<string, string>) => void;
  dropFailure: () => void;
  /** Settings with the changes made here, for another question to the core. */
  asked: Settings | null;
  again: () => void;
}

/** The profile that links are made with. */
export function profileInUse(settings: Settings, chosen: string | null): Profile | null {
  const wanted = chosen ?? settings.defaultProfile;
  return settings.profiles.find((profile) => profile.id === wanted) ?? settings.profiles[0] ?? null;
}

function withSubIds(settings: Settings, used: Profile | null, subIds: Record<string, string> | null): Settings {
  if (!used || !subIds) return settings;
  const profiles = settings.profiles.map((profile) => (profile.id === used.id ? { ...profile, subIds } : profile));
  return { ...settings, profiles };
}

export function usePopup(): PopupState {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [page, setPage] = useState<ActivePage | null | undefined>(undefined);
  const [reading, setReading] = useState<Reading>({ step: "waiting" });
  const [found, setFound] = useState<Look | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [subIds, setSubIds] = useState<Record<string, string> | null>(null);
  const [round, setRound] = useState(0);
  const latest = useRef(0);

  const used = settings && profileInUse(settings, chosen);
  const asked = useMemo(() => settings && withSubIds(settings, used, subIds), [settings, used, subIds]);

  useEffect(() => {
    let over = false;
    const keep = <T>(set: (value: T) => void) => (value: T) => {
      if (!over) set(value);
    };
    setReading({ step: "waiting" });
    const loadAgain = () => loadSettings()
        .then(normalizeSettings)
        .then((whole) => keep(setSettings)(whole as Settings), keep(setTrouble));
    void takeFailure().then((told) => told && keep(setFailure)(told), () => undefined);
    void loadAgain();
    void activePage().then((active) => {
      keep(setPage)(active);
      if (!active) return;
      collect(active.tabId).then(
        (snapshot) => keep<Reading>(setReading)({ step: "read", snapshot }),
        (why: unknown) => keep<Reading>(setReading)({ step: "failed", why }),
      );
    }, keep(setTrouble));
    const stop = onSettingsChanged(loadAgain);
    return () => {
      over = true;
      stop();
    };
  }, [round]);

  // The address alone gives the link at once; the page, when it has been read, gives the rest.
  useEffect(() => {
    if (!asked || !page) return;
    const mine = ++latest.current;
    const snapshot = reading.step === "read" ? reading.snapshot : null;
    look({ text: page.url, snapshot, settings: asked, profile: used?.id ?? null, now: Date.now() }).then(
      (answer) => {
        if (mine === latest.current) setFound(answer);
      },
      (problem: unknown) => {
        if (mine === latest.current) setTrouble(problem);
      },
    );
  }, [settings, page, reading, chosen, subIds]);

  return {
    settings,
    page,
    reading,
    look: found,
    failure,
    trouble,
    chosen,
    choose: (profile) => {
      setSubIds(null);
      setChosen(profile);
    },
    changeSubIds: setSubIds,
    dropFailure: () => setFailure(null),
    asked,
    again: () => {
      setTrouble(null);
      setFound(null);
      setRound((n) => n + 1);
    },
  };
}

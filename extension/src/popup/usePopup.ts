/** Everything the popup knows, put together step by step so that each step can be shown. */

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Look, PageSnapshot, Profile, Settings } from "../../pkg/affix.js";
import type { ActivePage } from "../browser/page.js";
import type { Failure } from "../protocol/problem.js";
import { postingAs } from "../stored/postingAs.js";
import { currentSettings, onSettingsChanged } from "../stored/settings.js";
import { stillComing, useAwaiting } from "../ui/hooks/useAwaiting.js";
import { type Begun, type Gathered, gather, lookAt } from "./gather.js";
import { type Platform, usePlatform } from "./usePlatform.js";

/** How much there is to show: nothing yet, what the address alone tells, or all. */
export type Stage = "nothing" | "link" | "whole";

/** Of a price that the page has yet to show: awaited, given up, or come after all. */
export type Arrival = "waiting" | "late" | "here";

export interface PopupState {
  stage: Stage;
  settings: Settings | null;
  /** `null` where the browser hides it, and until it has answered. */
  page: ActivePage | null;
  /** Why the page could not be read. */
  unreadable: unknown;
  look: Look | null;
  /** The page as it was read last. */
  snapshot: PageSnapshot | null;
  /** `null` where there was nothing to wait for. */
  arrival: Arrival | null;
  failure: Failure | null;
  /** What the Open Platform says of the product; `null` while it is not to be asked. */
  platform: Platform | null;
  /** What stopped the popup altogether. */
  trouble: unknown;
  /** Sub-ids changed for this copy only. */
  changeSubIds: (subIds: Record<string, string>) => void;
  dropFailure: () => void;
  /** Settings with the changes made here, for another question to the core. */
  asked: Settings | null;
  again: () => void;
}

function withSubIds(settings: Settings, used: Profile | null, subIds: Record<string, string> | null): Settings {
  if (!used || !subIds) return settings;
  const profiles = settings.profiles.map((profile) => (profile.id === used.id ? { ...profile, subIds } : profile));
  return { ...settings, profiles };
}

interface Known {
  page?: ActivePage | null | undefined;
  snapshot?: PageSnapshot | null;
  unreadable?: unknown;
  trouble?: unknown;
  /** The price of a product was waited for. */
  awaited?: boolean;
  /** Waiting for it has ended. */
  late?: boolean;
}

/** Whether nothing of `more` is news. */
function isKnown(known: Known, more: Known): boolean {
  return (Object.keys(more) as (keyof Known)[]).every((name) => known[name] === more[name]);
}

// Layout effects throughout: the others wait for a frame to be painted, and a popup that is still
// opening paints none.
export function usePopup(first: Gathered, begun: Begun): PopupState {
  const [gathered, setGathered] = useState(first);
  const [known, setKnown] = useState<Known>({ page: begun.page, trouble: begun.trouble });
  const [settings, setSettings] = useState<Settings | null>(begun.settings);
  const [found, setFound] = useState<Look | null>(begun.look);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [typed, setTyped] = useState<{ profile: string; subIds: Record<string, string> } | null>(null);
  const latest = useRef(0);
  const learn = (more: Known): void => setKnown((before) => (isKnown(before, more) ? before : { ...before, ...more }));

  const used = settings && postingAs(settings);
  // What was typed for one profile's link is none of another's.
  const subIds = typed && typed.profile === used?.id ? typed.subIds : null;
  const asked = useMemo(() => settings && withSubIds(settings, used, subIds), [settings, used, subIds]);

  useLayoutEffect(() => {
    let over = false;
    const whenHere = <T>(promise: Promise<T>, take: (value: T) => void, miss: (why: unknown) => void): void => {
      promise.then(
        (value) => over || take(value),
        (why: unknown) => over || miss(why),
      );
    };
    const stop = (trouble: unknown): void => learn({ trouble });
    whenHere(gathered.settings, setSettings, stop);
    whenHere(gathered.page, (page) => learn({ page }), stop);
    whenHere(
      gathered.snapshot,
      (snapshot) => learn({ snapshot }),
      (unreadable) => learn({ unreadable }),
    );
    whenHere(
      gathered.failure,
      (told) => told && setFailure(told),
      () => undefined,
    );
    const forget = onSettingsChanged(() => whenHere(currentSettings(), setSettings, stop));
    return () => {
      over = true;
      forget();
    };
  }, [gathered]);

  const { page = null, snapshot = null, unreadable = null, trouble = null } = known;

  const platform = usePlatform(found && page?.ofAliExpress ? productOf(found) : null, settings);
  const rates = platform?.said?.rates ?? null;

  // The address alone gives the link at once; the page, when it has been read, gives the rest.
  useLayoutEffect(() => {
    if (!asked || !page) return;
    const mine = ++latest.current;
    if (mine === 1 && begun.look) return;
    lookAt(page, asked, snapshot, rates).then(
      (answer) => mine === latest.current && setFound(answer),
      (why: unknown) => mine === latest.current && learn({ trouble: why }),
    );
  }, [asked, page, snapshot, rates]);

  const wanted = found?.page && snapshot ? stillComing(found.page, snapshot) : null;
  useAwaiting({
    page,
    wanted: known.late ? null : wanted,
    onBegin: () => wanted === "product" && learn({ awaited: true }),
    onNews: (change) =>
      setKnown((before) => (before.snapshot ? { ...before, snapshot: change(before.snapshot) } : before)),
    onEnd: () => wanted === "product" && learn({ late: true }),
  });

  return {
    stage: stageOf(known, settings, found),
    settings,
    page,
    unreadable,
    look: found,
    snapshot,
    arrival: arrivalOf(known, wanted === "product"),
    failure,
    platform,
    trouble,
    changeSubIds: (changed) => used && setTyped({ profile: used.id, subIds: changed }),
    dropFailure: () => setFailure(null),
    asked,
    again: () => {
      latest.current++;
      setKnown({});
      setFound(null);
      setGathered(gather());
    },
  };
}

/** Id of the product that the page in front is about. */
function productOf({ address, page }: Look): string | null {
  return address.kind === "product" ? address.productId : (page?.product?.id ?? null);
}

function stageOf({ page, unreadable }: Known, settings: Settings | null, found: Look | null): Stage {
  if (!settings || page === undefined) return "nothing";
  if (page === null) return "whole";
  if (!found) return "nothing";
  return found.page || unreadable || !page.ofAliExpress ? "whole" : "link";
}

function arrivalOf({ awaited, late }: Known, stillAwaited: boolean): Arrival | null {
  if (stillAwaited) return late ? "late" : "waiting";
  return awaited ? "here" : null;
}

import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftVersion } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { type Draft, openDraft } from "../../core/desk/drafts.js";
import { keptDraft, onDraftsChanged, saveDraft } from "../../stored/drafts.js";
import { troubleText } from "../../ui/page.js";

/** What is typed is stored so long after the last key. */
const SAVE_AFTER_MS = 400;
/** What could not be stored is tried again so long after. */
const AGAIN_AFTER_MS = 3_000;
/** Changes that can be taken back one by one. */
const MOST_STEPS = 100;
/** Keys so close together are one change. */
const ONE_STEP_MS = 1_000;

/** What becomes other, or what it becomes of the draft as it is now: two changes may come before the view is drawn anew. */
export type Change = (more: Partial<Draft> | ((now: Draft) => Partial<Draft>)) => void;

export interface OpenDraft {
  /** `null` until it has been looked up, and where it cannot be read. */
  draft: Draft | null;
  /** As its text, which is what is stored and what the core is asked about. */
  json: string;
  change: Change;
  /** Takes the last change back; `null` where there is none. */
  undo: (() => void) | null;
  versions: DraftVersion[];
  /** When it was stored, in milliseconds since 1970; `null` while something waits to be. */
  savedAt: number | null;
  /** Why it cannot be read, or was not stored. */
  trouble: string;
  /** It is not there (any more). */
  gone: boolean;
}

/** A draft that is being written: every change is stored, and another page's come in. */
export function useDraft(id: string): OpenDraft {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [versions, setVersions] = useState<DraftVersion[]>([]);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [trouble, setTrouble] = useState("");
  const [gone, setGone] = useState(false);
  const steps = useRef<{ at: number; draft: Draft }[]>([]);
  const state = useRef({ now: null as Draft | null, stored: "", timer: 0, saving: 0, gone: false });

  useEffect(() => {
    const mine = state.current;
    mine.gone = false;
    let over = false;
    const look = async (): Promise<void> => {
      const kept = await keptDraft(id);
      if (over) return;
      setGone(!kept);
      if (!kept) return;
      setVersions(kept.versions);
      setSavedAt(kept.at);
      // What is being typed counts; what another page wrote meanwhile is among the versions once it is stored.
      if (mine.timer || mine.saving > 0 || kept.draft === mine.stored) return;
      mine.stored = kept.draft;
      const opened = await openDraft(kept.draft);
      // Something was typed and stored meanwhile.
      if (over || mine.timer || mine.saving > 0 || kept.draft !== mine.stored) return;
      mine.now = opened;
      setDraft(opened);
    };
    const follow = (): void => void look().catch((why: unknown) => setTrouble(troubleText(why)));
    follow();
    const stop = onDraftsChanged(follow);
    const flush = (): void => void (mine.timer && save());
    addEventListener("pagehide", flush);
    return () => {
      over = true;
      mine.gone = true;
      stop();
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [id]);

  async function save(): Promise<void> {
    const mine = state.current;
    clearTimeout(mine.timer);
    mine.timer = 0;
    const json = JSON.stringify(mine.now);
    mine.stored = json;
    mine.saving += 1;
    try {
      await saveDraft(id, json);
      setTrouble("");
    } catch (why) {
      setTrouble(`${troubleText(why)} ${text("ui_content_not_stored")}`);
      mine.stored = "";
      // Room may come without another key.
      if (!mine.timer && !mine.gone) mine.timer = setTimeout(() => void save(), AGAIN_AFTER_MS);
    } finally {
      mine.saving -= 1;
    }
  }

  function show(next: Draft): void {
    const mine = state.current;
    mine.now = next;
    setDraft(next);
    setSavedAt(null);
    clearTimeout(mine.timer);
    mine.timer = setTimeout(() => void save(), SAVE_AFTER_MS);
  }

  function change(more: Partial<Draft> | ((now: Draft) => Partial<Draft>)): void {
    const before = state.current.now;
    if (!before) return;
    const at = Date.now();
    const last = steps.current.at(-1);
    if (!last || at - last.at > ONE_STEP_MS) steps.current.push({ at, draft: before });
    else last.at = at;
    steps.current.splice(0, steps.current.length - MOST_STEPS);
    show({ ...before, ...(typeof more === "function" ? more(before) : more) });
  }

  function undo(): void {
    const step = steps.current.pop();
    if (step) show(step.draft);
  }

  return {
    draft,
    json: draft ? JSON.stringify(draft) : "",
    change,
    undo: steps.current.length > 0 ? undo : null,
    versions,
    savedAt,
    trouble,
    gone,
  };
}

import { useEffect, useState } from "preact/hooks";
import type { Note, Row, Settings } from "../../../pkg/affix.js";
import { batch } from "../../core/link.js";
import { look } from "../../core/page.js";
import { noteOf } from "../../protocol/problem.js";

const REST_MS = 250;

/** What became of a list: its rows, or why none of them can have a link. */
export interface Rows {
  rows: Row[];
  problem: Note | null;
}

const NOTHING: Rows = { rows: [], problem: null };

/** The rows of a list, a moment after it was last changed. */
export function useRows(list: string, settings: Settings, profile: string | null): Rows {
  const [found, setFound] = useState<Rows>(NOTHING);
  useEffect(() => {
    if (!list.trim() || profile === null) {
      setFound(NOTHING);
      return;
    }
    let over = false;
    const ask = async (): Promise<void> => {
      const answer = await rowsOf(list, settings, profile);
      if (!over) setFound(answer);
    };
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [list, settings, profile]);
  return found;
}

/** The rows of a list at once. */
export async function rowsOf(list: string, settings: Settings, profile: string): Promise<Rows> {
  try {
    return { rows: await batch(list, settings, profile), problem: null };
  } catch (error) {
    // What stops the whole list stops each link, and for one link the core says it with its values.
    const first = list.trim().split("\n", 1)[0] ?? "";
    const one = await look({ text: first, snapshot: null, settings, profile, now: Date.now() }).catch(() => null);
    return { rows: [], problem: one?.linkProblem ?? noteOf(error, "ui_trouble") };
  }
}

import { useEffect, useState } from "preact/hooks";
import type { EventEdit, FirstLevel } from "../../../pkg/affix.js";
import { categories } from "../../core/desk/rates.js";
import { events } from "../../core/plan.js";
import { sentence } from "../../words/sentences.js";

/** The newest answer to a question, the one before it until that is there. */
function useAnswer<T>(ask: () => Promise<T>, first: T, about: unknown): T {
  const [answer, setAnswer] = useState(first);
  useEffect(() => {
    let over = false;
    ask().then(
      (came) => !over && setAnswer(came),
      () => !over && setAnswer(first),
    );
    return () => {
      over = true;
    };
  }, [about]);
  return answer;
}

const NONE: never[] = [];

/** The core's table of first-level categories; empty until it has arrived. */
export function useCategories(): FirstLevel[] {
  return useAnswer<FirstLevel[]>(categories, NONE, null);
}

/** The sale events of the year to come, known ones and the user's own, by id. */
export function useEventNames(edits: EventEdit[] | undefined): Map<string, string> {
  const ask = async (): Promise<Map<string, string>> =>
    new Map((await events(edits ?? [], [])).map(({ occurrence: { id, name } }) => [id, sentence(name)]));
  return useAnswer(ask, NO_EVENTS, edits);
}

const NO_EVENTS = new Map<string, string>();

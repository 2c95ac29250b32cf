import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftFinding, FlaggedProduct, Output, Settings, Written } from "../../../pkg/affix.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";

/** An answer of the worker to what is typed: the last one stays until the next has come, and one is asked for at a time. */
function useLatest<T>(key: string, question: () => Promise<T>) {
  const [answer, setAnswer] = useState<{ key: string; value: T } | null>(null);
  const [trouble, setTrouble] = useState("");
  const state = useRef({ wanted: "", asking: false, over: false, question });
  useEffect(() => {
    const mine = state.current;
    mine.wanted = key;
    mine.question = question;
    mine.over = false;
    const go = async (): Promise<void> => {
      mine.asking = true;
      const asked = mine.wanted;
      try {
        const value = await mine.question();
        if (mine.over) return;
        setTrouble("");
        setAnswer({ key: asked, value });
      } catch (why) {
        if (!mine.over) {
          setTrouble(whyNot(why));
          setAnswer(null);
        }
      } finally {
        mine.asking = false;
      }
      if (!mine.over && mine.wanted !== asked) await go();
    };
    if (key !== "" && !mine.asking) void go();
  }, [key]);
  useEffect(
    () => () => {
      state.current.over = true;
    },
    [],
  );
  return { answer: answer?.value ?? null, fresh: answer?.key === key, trouble };
}

/** A draft as it is published. */
export function useWritten(json: string, output: Output) {
  return useLatest<Written>(json && `${output} ${json}`, () => ask({ do: "written", draft: json, output }));
}

/** What is wrong with it; `flagged` is `null` until it is known what speaks against its products. */
export function useFindings(json: string, settings: Settings, flagged: FlaggedProduct[] | null) {
  return useLatest<DraftFinding[]>(json && flagged ? `${JSON.stringify(flagged)} ${json}` : "", () =>
    ask({ do: "lint", draft: json, settings, flagged: flagged ?? [] }),
  );
}

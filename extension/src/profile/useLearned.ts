import { useEffect, useState } from "preact/hooks";
import type { Learned } from "../../pkg/affix.js";
import { learn } from "../core/link.js";

/** What one of the user's own links tells, as it is typed; `null` for nothing typed. Opens nothing. */
export function useLearned(typed: string, onTrouble?: (why: unknown) => void): Learned | null {
  const [learned, setLearned] = useState<Learned | null>(null);
  useEffect(() => {
    if (!typed.trim()) {
      setLearned(null);
      return;
    }
    let over = false;
    learn(typed).then(
      (answer) => !over && setLearned(answer),
      (why: unknown) => {
        if (over) return;
        setLearned(null);
        onTrouble?.(why);
      },
    );
    return () => {
      over = true;
    };
  }, [typed]);
  return learned;
}

import { useEffect, useRef, useState } from "preact/hooks";
import { type Posting, posting as stored } from "../../stored/posting.js";
import { troubleText } from "../page.js";

export type ChangePosting = (changes: Partial<Posting>) => void;

/**
 * What the user chose for posts, the way to change it, and why the last change was not stored (empty where it
 * was); `null` until the browser has answered.
 */
export function usePosting(): [Posting | null, ChangePosting, string] {
  const [posting, setPosting] = useState<Posting | null>(null);
  /** Changes on their way: what is stored is older than what is shown. */
  const saving = useRef(0);
  const turn = useRef(Promise.resolve());
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const ask = (): void =>
      void stored.read().then(
        (found) => saving.current === 0 && setPosting(found),
        () => undefined,
      );
    ask();
    return stored.onChange(ask);
  }, []);
  const change: ChangePosting = (changes) => {
    setPosting((before) => before && { ...before, ...changes });
    saving.current++;
    turn.current = turn.current
      .then(() => stored.change((now) => ({ ...now, ...changes })))
      .then(
        () => setTrouble(""),
        (why: unknown) => setTrouble(troubleText(why)),
      )
      // What was not stored stays on show: the user's words are not lost.
      .finally(() => saving.current--);
  };
  return [posting, change, trouble];
}

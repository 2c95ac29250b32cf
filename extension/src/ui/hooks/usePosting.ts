import { useEffect, useRef, useState } from "preact/hooks";
import { type Posting, posting as stored } from "../../stored/posting.js";

export type ChangePosting = (changes: Partial<Posting>) => void;

/** What the user chose for posts, and the way to change it; `null` until the browser has answered. */
export function usePosting(): [Posting | null, ChangePosting] {
  const [posting, setPosting] = useState<Posting | null>(null);
  /** Changes on their way: what is stored is older than what is shown. */
  const saving = useRef(0);
  const turn = useRef(Promise.resolve());
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
      .catch(console.error)
      .finally(() => saving.current--);
  };
  return [posting, change];
}

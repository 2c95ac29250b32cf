import { useCallback, useEffect, useRef, useState } from "preact/hooks";

const SHOWN_FOR_MS = 2500;

/** A word that is shown for a moment and goes by itself; and the way to show one, or with `null` to end it at once. */
export function useForMoment<T>(): [shown: T | null, show: (next: T | null) => void] {
  const [shown, setShown] = useState<T | null>(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback((next: T | null): void => {
    clearTimeout(timer.current);
    setShown(() => next);
    if (next !== null) timer.current = window.setTimeout(() => setShown(null), SHOWN_FOR_MS);
  }, []);
  return [shown, show];
}

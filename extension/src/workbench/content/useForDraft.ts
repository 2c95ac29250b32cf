import { useEffect, useState } from "preact/hooks";
import { forDraft } from "../../stored/forDraft.js";

/** Numbers of products that wait to be taken into a draft, and the way to leave them. */
export function useForDraft(): [string[], () => void] {
  const [waiting, setWaiting] = useState<string[]>([]);
  useEffect(() => {
    const ask = (): void => void forDraft.read().then(setWaiting, console.error);
    ask();
    return forDraft.onChange(ask);
  }, []);
  return [waiting, () => void forDraft.change(() => []).catch(console.error)];
}

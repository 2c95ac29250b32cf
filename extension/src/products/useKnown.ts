import { useEffect, useState } from "preact/hooks";
import { type KeptVetting, vetting } from "../stored/vetting.js";

const NOTHING: KeptVetting["known"] = {};

/** What is known for and against products, wherever it was read; nothing until it is there. */
export function useKnown(): KeptVetting["known"] {
  const [known, setKnown] = useState(NOTHING);
  useEffect(() => {
    const follow = (): void => void vetting.read().then((kept) => setKnown(kept.known), console.error);
    follow();
    return vetting.onChange(follow);
  }, []);
  return known;
}

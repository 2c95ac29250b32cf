import { useEffect, useState } from "preact/hooks";
import { allOwnSaid, onOrdersChanged } from "../stored/orders.js";
import { onSettingsChanged } from "../stored/settings.js";
import { type JudgedVetting, knownToday, vetting } from "../stored/vetting.js";

/** By the product's id. */
export type KnownById = Readonly<Record<string, JudgedVetting>>;

const NOTHING: KnownById = {};

/** What is known for and against products, wherever it was read, by the limits of today; nothing until it is there. */
export function useKnown(): KnownById {
  const [known, setKnown] = useState(NOTHING);
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<KnownById> => knownToday(undefined, await allOwnSaid());
    const follow = (): void => void ask().then((found) => over || setKnown(found), console.error);
    follow();
    const stops = [vetting.onChange(follow), onSettingsChanged(follow), onOrdersChanged(follow)];
    return () => {
      over = true;
      for (const stop of stops) stop();
    };
  }, []);
  return known;
}

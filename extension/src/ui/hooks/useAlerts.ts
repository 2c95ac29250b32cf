import { useEffect, useState } from "preact/hooks";
import type { Alert, KeptProduct } from "../../../pkg/affix.js";
import { watchAlerts } from "../../core/price.js";
import { onSeenChanged, seenOf } from "../../stored/prices.js";

/** What there is to tell of the products that are kept, by what was seen of them; `null` until it is known. */
export function useAlerts(kept: KeptProduct[] | null, shown: boolean): Alert[] | null {
  const [alerts, setAlerts] = useState<Alert[] | null>(null);
  useEffect(() => {
    if (!kept || !shown) return;
    let over = false;
    const look = async (): Promise<void> => {
      const watched = kept.filter(({ watch }) => watch && watch.tell.length > 0);
      const found = await watchAlerts(watched, await seenOf(watched.map(({ id }) => id)));
      if (!over) setAlerts(found);
    };
    const ask = (): void => void look().catch(console.error);
    ask();
    const stop = onSeenChanged(ask);
    return () => {
      over = true;
      stop();
    };
  }, [kept, shown]);
  return alerts;
}

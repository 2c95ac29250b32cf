import { useEffect, useState } from "preact/hooks";
import type { Alert } from "../../../pkg/affix.js";
import { alerts } from "../../stored/watch.js";

/** What there is to tell of products that are watched, and is not ticked off; `null` until it is known. */
export function useAlerts(): Alert[] | null {
  const [found, setFound] = useState<Alert[] | null>(null);
  useEffect(() => {
    const ask = (): void => void alerts.read().then((all) => setFound(all.filter(({ read }) => !read)), console.error);
    ask();
    return alerts.onChange(ask);
  }, []);
  return found;
}

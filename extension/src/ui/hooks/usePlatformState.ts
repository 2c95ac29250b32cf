import { useEffect, useState } from "preact/hooks";
import { onPlatformChanged, type PlatformState, platformState } from "../../stored/openPlatform.js";

/** Whether the Open Platform may be asked, and with which key; `null` until the browser has answered. */
export function usePlatformState(): PlatformState | null {
  const [state, setState] = useState<PlatformState | null>(null);
  useEffect(() => {
    const ask = (): void => void platformState().then(setState, () => undefined);
    ask();
    return onPlatformChanged(ask);
  }, []);
  return state;
}

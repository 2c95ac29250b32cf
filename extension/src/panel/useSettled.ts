import { useEffect, useState } from "preact/hooks";
import type { Profile, Row, Settings } from "../../pkg/affix.js";
import { onOrdersChanged, type SettledById, settledOf } from "../stored/orders.js";

const NOTHING: SettledById = new Map();

/** The rates that the user's own settled orders say of a list's products; nothing until that is known. */
export function useSettled(rows: readonly Row[], settings: Settings, used: Profile | null): SettledById {
  const [settled, setSettled] = useState(NOTHING);
  const network = used?.network;
  useEffect(() => {
    let over = false;
    if (!network) return;
    const follow = (): void =>
      void settledOf(rows, network, settings).then((found) => over || setSettled(found.size > 0 ? found : NOTHING));
    follow();
    const stop = onOrdersChanged(follow);
    return () => {
      over = true;
      stop();
    };
  }, [rows, settings, network]);
  return settled;
}

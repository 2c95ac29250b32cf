import { useEffect, useState } from "preact/hooks";
import type { OwnOrders } from "../../../pkg/affix.js";
import { ownOrders, ownPack } from "../../core/desk/orders.js";
import { onOrdersChanged, ownSaid } from "../../stored/orders.js";

/** What became of the user's own orders of a product; `null` until that is known, and where there are none. */
export function useOwnOrders(id: string): OwnOrders | null {
  const [own, setOwn] = useState<OwnOrders | null>(null);
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<void> => {
      const pack = await ownPack(id);
      const [text] = pack === null ? [] : await ownSaid([pack]);
      const found = text ? await ownOrders(id, text) : null;
      if (!over) setOwn(found);
    };
    const follow = (): void => void ask().catch(console.error);
    follow();
    const stop = onOrdersChanged(follow);
    return () => {
      over = true;
      stop();
    };
  }, [id]);
  return own;
}

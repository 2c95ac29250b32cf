import { useEffect, useState } from "preact/hooks";
import type { Note, PageSnapshot, PriceHistory, SeriesHistory, Settings } from "../../../pkg/affix.js";
import { priceHistory } from "../../core/price.js";
import { type OfProduct, onPricesChanged, pricesOf, writeDown } from "../../stored/prices.js";

/** What the user's own records say of a product's prices. */
export interface Prices extends OfProduct {
  history: PriceHistory;
  /** The series that speaks for the product. */
  speaking: SeriesHistory | null;
}

/** The records of a product as they are now; `null` where there are none. */
export async function readPrices(id: string): Promise<Prices | null> {
  const found = await pricesOf(id);
  if (!found) return null;
  const history = await priceHistory(found.product, found.series);
  return { ...found, history, speaking: history.speaking === null ? null : (history.series[history.speaking] ?? null) };
}

/** The records of a product, wherever they change; `null` until they are there, and where there are none. */
export function usePricesOf(id: string | null, onTrouble: (why: unknown) => void): Prices | null | undefined {
  const [found, setFound] = useState<{ id: string; prices: Prices | null } | null>(null);
  useEffect(() => {
    if (!id) return;
    let over = false;
    const ask = (): void => void readPrices(id).then((prices) => over || setFound({ id, prices }), onTrouble);
    ask();
    const stop = onPricesChanged(ask);
    return () => {
      over = true;
      stop();
    };
  }, [id]);
  return found && found.id === id ? found.prices : undefined;
}

export interface PricesInView {
  prices: Prices | null;
  /** Nothing is written down. */
  off: boolean;
  /** Why the price in view was not. */
  unwritten: Note | null;
}

/** The page whose prices are written down. */
interface InView {
  /** The product that it shows. */
  id: string | null;
  /** All of it, once nothing more is awaited. */
  snapshot: PageSnapshot | null;
  settings: Settings | null;
}

/**
 * Writes down what the page in view says of prices, and reads what the records say of its product then. It waits
 * until the browser has nothing else to do: nobody's link is later for it. `null` until all of that is done.
 */
export function usePricesInView({ id, snapshot, settings }: InView): PricesInView | null {
  const [found, setFound] = useState<{ id: string; told: PricesInView } | null>(null);
  useEffect(() => {
    if (!id || !snapshot || !settings) return;
    let over = false;
    const work = async (): Promise<void> => {
      const { off, unwritten } = await writeDown(snapshot, settings);
      const prices = await readPrices(id);
      if (!over) setFound({ id, told: { prices, off, unwritten } });
    };
    const idle = requestIdleCallback(() => void work().catch(console.error));
    return () => {
      over = true;
      cancelIdleCallback(idle);
    };
  }, [id, snapshot, settings]);
  return found && found.id === id ? found.told : null;
}

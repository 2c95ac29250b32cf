import { useEffect, useState } from "preact/hooks";
import type {
  Note,
  PageSnapshot,
  PriceHistory,
  PriceRange,
  Product,
  SeriesHistory,
  Settings,
} from "../../../pkg/affix.js";
import { priceHistory } from "../../core/price.js";
import { type OfProduct, onPricesChanged, pricesOf, writeDown } from "../../stored/prices.js";
import { troubleText } from "../page.js";

/** What the user's own records say of a product's prices. */
export interface Prices extends OfProduct {
  history: PriceHistory;
  /** The series that speaks for the product. */
  speaking: SeriesHistory | null;
}

/** The records of a product as they are now, held against the price that a page shows; `null` where there are none. */
export async function readPrices(id: string, shown: PriceRange | null): Promise<Prices | null> {
  const found = await pricesOf(id);
  if (!found) return null;
  const history = await priceHistory(found.product, found.series, shown);
  return { ...found, history, speaking: history.speaking === null ? null : (history.series[history.speaking] ?? null) };
}

/**
 * The records of a product, wherever they change, held against the price that a page shows; `undefined` until they are
 * there, and `null` where there are none.
 */
export function usePricesOf(
  id: string | null,
  shown: PriceRange | null,
  onTrouble: (why: unknown) => void,
): Prices | null | undefined {
  const [found, setFound] = useState<{ id: string; prices: Prices | null } | null>(null);
  useEffect(() => {
    if (!id) return;
    let over = false;
    const ask = (): void => void readPrices(id, shown).then((prices) => over || setFound({ id, prices }), onTrouble);
    ask();
    const stop = onPricesChanged(ask);
    return () => {
      over = true;
      stop();
    };
  }, [id, shown?.min, shown?.max, shown?.currency]);
  return found && found.id === id ? found.prices : undefined;
}

export interface PricesInView {
  prices: Prices | null;
  /** Nothing is written down. */
  off: boolean;
  /** Why the price in view was not. */
  unwritten: Note | null;
  /** Why it could not be, or the records not be read; empty where nothing is wrong. */
  trouble: string;
}

/** The page whose prices are written down. */
interface InView {
  /** The product that it shows. */
  product: Product | null;
  /** All of it, once nothing more is awaited. */
  snapshot: PageSnapshot | null;
  settings: Settings | null;
}

/**
 * Writes down what the page in view says of prices, and reads what the records say of its product then. It waits
 * until the browser has nothing else to do: nobody's link is later for it. `null` until all of that is done.
 */
export function usePricesInView({ product, snapshot, settings }: InView): PricesInView | null {
  const [found, setFound] = useState<{ id: string; told: PricesInView } | null>(null);
  const { id, price } = product ?? { id: null, price: null };
  useEffect(() => {
    if (!id || !snapshot || !settings) return;
    let over = false;
    const work = async (): Promise<void> => {
      let trouble = "";
      const failed = (why: unknown): null => {
        trouble ||= troubleText(why);
        return null;
      };
      const written = await writeDown(snapshot, settings).catch(failed);
      const prices = await readPrices(id, price).catch(failed);
      const { off, unwritten } = written ?? { off: false, unwritten: null };
      if (!over) setFound({ id, told: { prices, off, unwritten, trouble } });
    };
    const idle = requestIdleCallback(() => void work());
    return () => {
      over = true;
      cancelIdleCallback(idle);
    };
  }, [id, price?.min, price?.max, price?.currency, snapshot, settings]);
  return found && found.id === id ? found.told : null;
}

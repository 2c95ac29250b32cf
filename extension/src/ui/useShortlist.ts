import { useEffect, useState } from "preact/hooks";
import type { Earner, KeptProduct, Product } from "../../pkg/affix.js";
import { changeShortlist, loadShortlist, onShortlistChanged } from "../browser/shortlist.js";

export interface Shortlist {
  /** `null` until it has been looked up. */
  kept: KeptProduct[] | null;
  /** Puts a product on the list; one that is there already with what is known of it now. */
  keep: (product: KeptProduct) => Promise<void>;
  drop: (id: string) => Promise<void>;
}

/** The user's shortlist as it is now, wherever it was changed. */
export function useShortlist(): Shortlist {
  const [kept, setKept] = useState<KeptProduct[] | null>(null);
  useEffect(() => {
    const follow = (): void => void loadShortlist().then(setKept, console.error);
    follow();
    return onShortlistChanged(follow);
  }, []);
  return {
    kept,
    keep: (product) => changeShortlist((now) => [product, ...now.filter(({ id }) => id !== product.id)]),
    drop: (id) => changeShortlist((now) => now.filter((product) => product.id !== id)),
  };
}

/** A product page's product, to be kept; `null` as long as its number is not known. */
export function keptProduct(product: Product, address: string): KeptProduct | null {
  const { id, title, price, store, category } = product;
  if (!id) return null;
  return {
    id,
    title,
    price,
    store: store?.id ?? null,
    category: category?.topId ?? null,
    address,
    keptAt: new Date().toISOString(),
  };
}

/** A listing's product, to be kept. */
export function keptEarner({ id, title, price, store, category }: Earner, address: string): KeptProduct {
  return { id, title, price, store, category, address, keptAt: new Date().toISOString() };
}

import { useEffect, useState } from "preact/hooks";
import type { Earner, KeptProduct, Product } from "../../../pkg/affix.js";
import {
  countShortlist,
  dropProduct,
  eraseShortlist,
  isOnShortlist,
  keepProducts,
  loadShortlist,
  onShortlistChanged,
} from "../../stored/shortlist.js";
import { troubleText } from "../page.js";

/** What the user has taken off the list with more on it than a page says, until they bring it back. */
export interface Dropped {
  dropped: KeptProduct | null;
  /** The last change here put something on the list. */
  added: boolean;
  /** Brings it back as it was. */
  restore: () => void;
  /** Why the last change was not stored; empty where it was. */
  trouble: string;
}

export interface Shortlist extends Dropped {
  /** `null` until it has been looked up. */
  kept: KeptProduct[] | null;
  /** Puts a product on the list; one that is there already with what is known of it now. */
  keep: (product: KeptProduct) => Promise<void>;
  drop: (id: string) => Promise<void>;
  /** Takes all away. */
  empty: () => Promise<void>;
  /** Puts several on the list beside what is there. */
  keepAll: (products: KeptProduct[]) => Promise<void>;
}

/** The user's shortlist as it is now, wherever it was changed. */
export function useShortlist(): Shortlist {
  const [kept, setKept] = useState<KeptProduct[] | null>(null);
  const [trouble, setTrouble] = useState("");
  const [dropped, setDropped] = useState<KeptProduct | null>(null);
  const [added, setAdded] = useState(false);
  useEffect(() => {
    const follow = (): void => void loadShortlist().then(setKept, (why: unknown) => setTrouble(troubleText(why)));
    follow();
    return onShortlistChanged(follow);
  }, []);
  const attempt = (change: Promise<void>): Promise<void> =>
    change.then(
      () => setTrouble(""),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  const put = (products: KeptProduct[]): Promise<void> => attempt(keepProducts(products).then(() => setAdded(true)));
  return {
    kept,
    keep: (product) => put([product]),
    drop: (id) => {
      setAdded(false);
      return attempt(dropProduct(id).then((before) => setDropped(wished(before))));
    },
    dropped,
    added,
    restore: () => dropped && void attempt(keepProducts([dropped]).then(() => setDropped(null))),
    empty: () => attempt(eraseShortlist()),
    keepAll: put,
    trouble,
  };
}

/** How many products are on the shortlist; `null` until it has been looked up. None of them is. */
export function useShortlistCount(): number | null {
  const [kept, setKept] = useState<number | null>(null);
  useEffect(() => {
    // Where it cannot be read, the room that shows it says so.
    const follow = (): void => void countShortlist().then(setKept, () => setKept(null));
    follow();
    return onShortlistChanged(follow);
  }, []);
  return kept;
}

/** What was taken off, where the user had said something of it: pages cannot say that again. */
function wished(before: KeptProduct | undefined): KeptProduct | null {
  return before?.watch ? before : null;
}

export interface Kept extends Dropped {
  /** Whether it is on the list; `null` until that has been looked up. */
  there: boolean | null;
  keep: () => void;
  drop: () => void;
}

/** One product and the shortlist. Nothing else on the list is looked up. */
export function useKept(product: KeptProduct | null): Kept {
  const [there, setThere] = useState<boolean | null>(null);
  const [trouble, setTrouble] = useState("");
  const [dropped, setDropped] = useState<KeptProduct | null>(null);
  const [added, setAdded] = useState(false);
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  const id = product?.id;
  useEffect(() => {
    setThere(null);
    setDropped(null);
    setAdded(false);
    if (!id) return;
    const follow = (): void => void isOnShortlist(id).then(setThere, failed);
    follow();
    return onShortlistChanged(follow);
  }, [id]);
  const attempt = (change: Promise<void>): void => void change.then(() => setTrouble(""), failed);
  return {
    there,
    keep: () => product && attempt(keepProducts([product]).then(() => setAdded(true))),
    drop: () => {
      setAdded(false);
      if (id) attempt(dropProduct(id).then((before) => setDropped(wished(before))));
    },
    dropped,
    added,
    restore: () => dropped && attempt(keepProducts([dropped]).then(() => setDropped(null))),
    trouble,
  };
}

/** A product page's product, to be kept; `null` as long as its number is not known. */
export function keptProduct(product: Product, address: string): KeptProduct | null {
  const { id, title, price, images, store, category } = product;
  if (!id) return null;
  return {
    id,
    title,
    price,
    image: images[0] ?? null,
    store: store?.id ?? null,
    category: category?.topId ?? null,
    address,
    keptAt: new Date().toISOString(),
  };
}

/** A listing's product, to be kept. */
export function keptEarner({ id, title, price, image, store, category }: Earner, address: string): KeptProduct {
  return { id, title, price, image, store, category, address, keptAt: new Date().toISOString() };
}

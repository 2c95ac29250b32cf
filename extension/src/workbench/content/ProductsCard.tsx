import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Draft, DraftProduct } from "../../core/desk/drafts.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import { number } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import { AddProducts } from "./AddProducts.js";
import { ProductItem } from "./ProductItem.js";
import { SimilarProducts } from "./SimilarProducts.js";
import { gathered, seenNow } from "./sources.js";
import type { Change } from "./useDraft.js";

interface ProductsProps {
  draft: Draft;
  settings: Settings;
  used: Profile | null;
  change: Change;
}

/** The products of a draft, in order, with what was seen of them and the user's own words. */
export function ProductsCard({ draft, settings, used, change }: ProductsProps) {
  const { products } = draft;
  const [trouble, setTrouble] = useState("");
  const [moved, setMoved] = useState("");
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  const keys = keysOf(products);
  const [adding, setAdding] = useState(products.length === 0);
  const set = (next: (now: DraftProduct[]) => DraftProduct[]): void =>
    change((now) => ({ products: next(now.products) }));
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= products.length || to === from) return;
    set((now) => {
      const next = [...now];
      next.splice(to, 0, ...next.splice(from, 1));
      return next;
    });
    const title = products[from]?.title || text("ui_content_untitled");
    setMoved(text("ui_content_moved", { title, n: number(to + 1), of: number(products.length) }));
    // What is moved in the page loses the focus.
    focused.current = list.current?.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  };
  useLayoutEffect(() => {
    const there = focused.current;
    focused.current = null;
    // At either end the button that was pressed has no more to do.
    if (there?.matches(":disabled")) there.closest("details")?.querySelector("summary")?.focus();
    else there?.focus();
  }, [products]);
  const renew = (): void =>
    void seenNow(products).then(
      (found) => set(() => found),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  return (
    <section class="sheet" aria-labelledby="goods-title">
      <header class="cardhead">
        <h2 id="goods-title">{text("ui_content_goods")}</h2>
        <span class="row">
          {products.length > 0 && (
            <Button kind="quiet" drawing="retry" onClick={renew}>
              {text("ui_content_renew")}
            </Button>
          )}
          <Button kind="quiet" drawing="plus" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {text("ui_content_add")}
          </Button>
        </span>
      </header>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {adding && (
        <AddProducts
          settings={settings}
          used={used}
          there={products}
          add={(more) => {
            set((now) => [...now, ...more]);
            setAdding(false);
          }}
        />
      )}
      {products.length > 1 && <p class="soft fine">{text("ui_content_order")}</p>}
      <span class="unseen goods-moved" role="status">
        {moved}
      </span>
      {products.length > 0 && (
        <ol ref={list} class="goods" aria-label={count("ui_content_products", products.length)}>
          {products.map((product, at) => (
            <ProductItem
              key={keys[at]}
              product={product}
              number={at + 1}
              of={products.length}
              change={(more) => set((now) => now.map((one, place) => (place === at ? { ...one, ...more } : one)))}
              move={(to) => move(at, to)}
              take={(from) => move(from, at)}
              dragged={dragged}
              drag={setDragged}
              drop={() => set((now) => now.filter((_, place) => place !== at))}
            />
          ))}
        </ol>
      )}
      {products.length > 0 && (
        <SimilarProducts
          draft={draft}
          add={async (address) => {
            const more = await gathered(address, settings, used?.id ?? null);
            set((now) => [...now, ...more.products]);
          }}
        />
      )}
    </section>
  );
}

/** What each is known by in the list while it moves: its number, and which of those that have the same one it is. */
function keysOf(products: DraftProduct[]): string[] {
  const times = new Map<string, number>();
  return products.map(({ id }) => {
    const time = (times.get(id ?? "") ?? 0) + 1;
    times.set(id ?? "", time);
    return `${id ?? ""} ${time}`;
  });
}

import { useState } from "preact/hooks";
import type { Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Draft, DraftProduct } from "../../core/desk/drafts.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import { count } from "../../words/sentences.js";
import { AddProducts } from "./AddProducts.js";
import { ProductItem } from "./ProductItem.js";
import { seenNow } from "./sources.js";
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
  const [adding, setAdding] = useState(products.length === 0);
  const set = (next: (now: DraftProduct[]) => DraftProduct[]): void =>
    change((now) => ({ products: next(now.products) }));
  const move = (from: number, to: number): void => {
    set((now) => {
      const next = [...now];
      next.splice(to, 0, ...next.splice(from, 1));
      return next;
    });
  };
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
      {products.length > 0 && (
        <ol class="goods" aria-label={count("ui_content_products", products.length)}>
          {products.map((product, at) => (
            <ProductItem
              key={at}
              product={product}
              number={at + 1}
              of={products.length}
              change={(more) => set((now) => now.map((one, place) => (place === at ? { ...one, ...more } : one)))}
              move={(to) => move(at, to)}
              drop={() => set((now) => now.filter((_, place) => place !== at))}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

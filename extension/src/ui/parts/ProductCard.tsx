import type { Note, Product } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { discount } from "../../posts/discount.js";
import { number, percent, price } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import { Icon } from "../controls/Icon.js";
import { Picture } from "./Picture.js";

/** What the card shows of a product. */
export type ShownProduct = Pick<
  Product,
  "title" | "price" | "listPrice" | "rating" | "reviews" | "sold" | "store" | "images"
>;

interface ProductCardProps {
  product: ShownProduct;
  /** What is remarkable about what was read. */
  remarks?: Note[];
}

export function ProductCard({ product, remarks = [] }: ProductCardProps) {
  const { price: now, listPrice: before } = product;
  const off = now && before && discount(now, before);
  return (
    <section class="product">
      <Picture src={product.images[0]} />
      <div class="grow">
        <h2 dir="auto" title={product.title ?? undefined}>
          {product.title ?? text("ui_no_title")}
        </h2>
        {now && (
          <p class="price">
            <b class={price(now).length > 16 ? "long" : ""}>{price(now)}</b>
            {before && (
              <s>
                <span class="unseen">{text("ui_price_before")} </span>
                {price(before)}
              </s>
            )}
            {off && <bdi class="off">{off}</bdi>}
          </p>
        )}
        <Facts product={product} />
      </div>
      {remarks.map((note) => (
        <p key={note.code} class="remark">
          {sentence(note)}
        </p>
      ))}
    </section>
  );
}

function Facts({ product }: { product: ShownProduct }) {
  const { rating, reviews, sold, store } = product;
  return (
    <ul class="facts">
      {rating && (
        <li>
          <Icon name="star" />
          <span class="unseen">{text("ui_field_rating")} </span>
          {number(rating)}
          {reviews !== null && (
            <>
              {" "}
              <span aria-hidden="true">({number(reviews)})</span>
              <span class="unseen">{count("ui_reviews", reviews)}</span>
            </>
          )}
        </li>
      )}
      {sold && <li>{count(sold.exact ? "ui_sold_exact" : "ui_sold_at_least", sold.atLeast)}</li>}
      {store?.name && (
        <li class="shop">
          <span class="clip" dir="auto">
            {store.name}
          </span>
          {store.positiveRate && (
            <span title={text("ui_store_positive", { rate: percent(store.positiveRate) })}>
              {percent(store.positiveRate)}
            </span>
          )}
        </li>
      )}
    </ul>
  );
}

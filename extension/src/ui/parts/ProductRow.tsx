import type { ComponentChildren } from "preact";
import type { PriceRange, Sold } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { formatter, number, one, PERCENT, price } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import { CopyButton } from "../controls/CopyButton.js";
import { Icon } from "../controls/Icon.js";
import { Picture } from "./Picture.js";

/** What a row says of a product. What is not known is absent. */
export interface RowProduct {
  id: string;
  title: string | null;
  /** The page that its title opens. */
  address: string;
  image?: string | null;
  price?: PriceRange | null;
  /** By how many percent the price is below the one before, whole. */
  discount?: string | null;
  rating?: string | null;
  sold?: Sold | null;
  /** It stands there because somebody paid for that. */
  ad?: boolean | null;
  choice?: boolean | null;
  /** The price is for new buyers only. */
  newUserPrice?: boolean | null;
}

/** What a product is called, by its number where it has no title. */
export function productName({ id, title }: Pick<RowProduct, "id" | "title">): string {
  return title ?? text("ui_product_number", { id });
}

/** Picture and title, two lines at most; the title opens the product's page. */
export function ProductTitle({ product, children }: { product: RowProduct; children?: ComponentChildren }) {
  const { image, address, ad, choice } = product;
  const name = productName(product);
  return (
    <div class="thing">
      <Picture src={image} />
      <div class="grow">
        <a class="title" href={address} target="_blank" rel="noreferrer" dir="auto" title={name}>
          {name}
        </a>
        {(ad || choice) && (
          <span class="marks">
            {ad && <span class="mark">{text("ui_row_ad")}</span>}
            {choice && <span class="mark">{text("ui_row_choice")}</span>}
          </span>
        )}
        {children}
      </div>
    </div>
  );
}

/** The price, and by how much it is below the one before. */
export function ProductPrice({ product: { price: now, discount } }: { product: RowProduct }) {
  if (!now) return <span class="soft">{text("ui_row_no_price")}</span>;
  return (
    <span class="pays">
      <bdi>{price(now)}</bdi>
      {discount && <bdi class="off">{one(formatter(PERCENT), `-${discount}`)}</bdi>}
    </span>
  );
}

/** How good buyers find it, how many bought it, and whether its price is for new ones. */
export function ProductSold({ product: { rating, sold, newUserPrice } }: { product: RowProduct }) {
  return (
    <span class="sells">
      {rating && (
        <span class="rating">
          <Icon name="star" />
          <span class="unseen">{text("ui_field_rating")} </span>
          {number(rating)}
        </span>
      )}
      <span class="units">
        {sold ? count(sold.exact ? "ui_sold_exact" : "ui_sold_at_least", sold.atLeast) : text("ui_row_no_sold")}
      </span>
      {newUserPrice && <span class="newbuyers">{text("ui_row_new_buyers")}</span>}
    </span>
  );
}

interface ProductRowProps {
  product: RowProduct;
  /** What a sale of it pays, as it is written. */
  earns?: string | null;
  /** What changed since, or why there is no link. */
  says?: ComponentChildren;
  /** The user's link. */
  link?: string | null;
  onCopied?: () => void;
  onFailure?: () => void;
  /** More buttons at the row's end. */
  children?: ComponentChildren;
}

/** A product in a list: picture, title, price, what it sells and earns, its link, and more. */
export function ProductRow({ product, earns, says, link, onCopied, onFailure, children }: ProductRowProps) {
  const { price: now, rating, sold, newUserPrice } = product;
  return (
    <div class="productrow">
      <ProductTitle product={product}>
        <span class="figures">
          {now && <ProductPrice product={product} />}
          {(rating || sold || newUserPrice) && <ProductSold product={product} />}
          {earns && <bdi class="earned">{earns}</bdi>}
        </span>
        {says}
      </ProductTitle>
      <span class="at-end">
        {link && (
          <CopyButton
            value={link}
            about={[{ productId: product.id, title: product.title }]}
            of={productName(product)}
            apart
            onCopied={onCopied}
            onFailure={() => onFailure?.()}
          />
        )}
        {children}
      </span>
    </div>
  );
}

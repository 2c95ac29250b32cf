import type { Look, PostItem } from "../../pkg/affix.js";
import { number, price } from "../words/money.js";
import { otherProduct } from "../words/otherProduct.js";
import { count } from "../words/sentences.js";
import { saving } from "./discount.js";

/** What a post can say of the page that a link leads to, as the user's language writes it. */
export function postItem({ page, address }: Look, link: string): PostItem {
  // A post with another product's title or price would be a lie.
  const product = otherProduct(page) ? null : page?.product;
  const [now, before] = [product?.price, product?.listPrice];
  const { sold } = product ?? {};
  return withoutGaps({
    link,
    productId: address.productId,
    title: product?.title,
    price: now && price(now),
    listPrice: before && price(before),
    discount: now && before && saving(now, before),
    rating: product?.rating && number(product.rating),
    sold: sold && count(sold.exact ? "ui_sold_exact" : "ui_sold_at_least", sold.atLeast),
    store: product?.store?.name,
    image: product?.images[0],
  });
}

function withoutGaps({ link, ...rest }: { link: string } & Record<string, string | null | undefined>): PostItem {
  return { link, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) };
}

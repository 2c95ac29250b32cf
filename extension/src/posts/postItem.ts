import type { Earner, Look, Note, PostItem } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { number, percent, price, withoutIsolates } from "../words/money.js";
import { otherProduct } from "../words/otherProduct.js";
import { count, sentence } from "../words/sentences.js";
import { saving } from "./discount.js";

/** What a post can say of the page that a link leads to, as the user's language writes it. */
export function postItem({ page, address, faults }: Look, link: string): PostItem {
  // A post with another product's title or price would be a lie.
  const product = otherProduct(page) ? null : page?.product;
  const [now, before] = [product?.price, product?.listPrice];
  const { sold } = product ?? {};
  const fault = (code: string): Note | undefined => faults.find((one) => one.code === code);
  // The lowest price is one variant's that hardly anybody means: the post begins with the next one.
  const bait = product && fault("fault_bait");
  return withoutGaps({
    link,
    productId: address.productId,
    title: product?.title,
    price: bait ? sentence({ code: "ui_price_from", params: { price: bait.params.next ?? "" } }) : now && price(now),
    listPrice: before && price(before),
    discount: bait ? null : now && before && saving(now, before),
    newBuyerNote: product && fault("fault_new_buyers") && text("ui_post_new_buyers"),
    soldOutNote: product && fault("fault_sold_out") && text("ui_post_sold_out"),
    rating: product?.rating && number(product.rating),
    sold: sold && count(sold.exact ? "ui_sold_exact" : "ui_sold_at_least", sold.atLeast),
    store: product?.store?.name,
    image: product?.images[0],
  });
}

/** What is known of a product in a list. */
export type Listed = Pick<Earner, "id" | "title"> &
  Partial<Pick<Earner, "price" | "discount" | "rating" | "sold" | "image" | "newUserPrice">>;

/** The same of a product in a list, as far as its row tells. */
export function listedItem(
  { id, title, price: now, discount, rating, sold, image, newUserPrice }: Listed,
  link: string,
): PostItem {
  return withoutGaps({
    link,
    productId: id,
    title,
    price: now && price(now),
    discount: discount && percent(discount),
    newBuyerNote: newUserPrice && text("ui_post_new_buyers"),
    rating: rating && number(rating),
    sold: sold && count(sold.exact ? "ui_sold_exact" : "ui_sold_at_least", sold.atLeast),
    image,
  });
}

function withoutGaps({
  link,
  ...rest
}: { link: string } & Record<string, string | false | null | undefined>): PostItem {
  const known = Object.entries(rest).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { link, ...Object.fromEntries(known.map(([name, value]) => [name, withoutIsolates(value)])) };
}

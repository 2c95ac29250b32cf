// A page that shows one number, and what the module reads of it.
import { affix } from "./module.mjs";

const FIELDS = { price: "price", sold: "sold", rating: "rating", percent: "storeFigures" };

function numberPage(kind, text, currency = null) {
  const fields = { title: ["A lamp"], [FIELDS[kind]]: [text], ...(currency && { headerCurrency: [currency] }) };
  return {
    url: "https://www.aliexpress.com/item/1005006000000001.html",
    title: "",
    meta: {},
    jsonLd: [],
    scripts: [],
    omitted: [],
    fields,
    groups: {},
  };
}

export function readNumber(kind, text, currency) {
  const { product } = affix.readPage(numberPage(kind, text, currency));
  if (kind === "price") return product.price;
  if (kind === "sold") return product.sold && { atLeast: product.sold.atLeast, exact: product.sold.exact };
  return kind === "rating" ? product.rating : (product.store?.positiveRate ?? null);
}

// Listings of each shape that Affix knows, made up card by card: as many as asked for, with a style of
// their own, so that they look and move like a page of the site.
import { readFileSync } from "node:fs";

const PICTURES = new URL("../fixtures/pictures/", import.meta.url);
const DRAWN = [
  "bike-light",
  "bottle",
  "cap",
  "gloves",
  "handlebar-bag",
  "phone-mount",
  "glasses-amber",
  "glasses-moss",
  "glasses-ocean",
  "glasses-rose",
];
const NAMES = [
  "Bike Light, Rechargeable",
  "Steel Bottle 750 ml",
  "Cycling Cap, Cotton",
  "Half Finger Gloves",
  "Handlebar Bag, Waterproof",
  "Phone Mount, Aluminium",
  "Cycling Glasses, Amber",
  "Cycling Glasses, Moss",
  "Cycling Glasses, Ocean",
  "Cycling Glasses, Rose",
];

export const LISTING_URL = "https://www.aliexpress.com/w/wholesale-bike-light.html";
export const RU_LISTING_URL = "https://aliexpress.ru/popular/veloaksessuary";

/** The n-th card, from 1: its price is n and a half dollars. */
export const cardId = (n) => String(1005006950000000 + n);
export const cardTitle = (n) => `${NAMES[n % NAMES.length]} ${n}`;
const price = (n) => `${n}.50`;

const picture = (n, more = "") => `<img ${more} src="/kf/${DRAWN[n % DRAWN.length]}.svg" alt="">`;
const href = (n, host = "//www.aliexpress.com") => `${host}/item/${cardId(n)}.html?algo_pvid=fixture`;

const SHAPES = {
  /** Search pages of 2026. */
  search2026: (n) =>
    `<div class="hm_b3 search-item-card-wrapper-gallery cell"><a class="lw_b search-card-item" href="${href(n)}"><div class="lw_is">${picture(n, 'class="nl_e8"')}</div><div class="lw_v"><div class="lw_an" role="heading" aria-label="${cardTitle(n)}"><h3 class="lw_k4">${cardTitle(n)}</h3></div><div class="lw_el" aria-label="US $${price(n)}"><div class="lw_kt">US $${price(n)}</div><div class="lw_lm"><span style="text-decoration:line-through">US $${n + 9}.00</span></div></div></div></a></div>`,
  /** Search pages of 2023. */
  search2023: (n) =>
    `<div class="list--gallery--C2f search-item-card-wrapper-gallery cell"><div><a class="multi--container--1UZ cards--card--3PJ search-card-item" href="${href(n)}"><div class="images--imageWindow--1Z8">${picture(n, 'class="images--item--3XZ"')}</div><div class="multi--content--11n"><h3 class="multi--titleText--nXe">${cardTitle(n)}</h3><div class="multi--price-sale--U-S"><span>US $</span><span>${n}</span><span>.</span><span>50</span></div></div></a></div></div>`,
  /** Cards without any name that is known: only the page's state tells what they cost. */
  state: (n) =>
    `<div class="cell x7Fq"><div><a class="q1" href="${href(n)}">${picture(n)}</a></div><div class="q2"><a href="${href(n)}"><h3>${cardTitle(n)}</h3></a><b>US $${price(n)}</b></div></div>`,
  /** Lists of 2016 to 2018. */
  list2016: (n) =>
    `<li class="list-item cell" qrdata="100|${cardId(n)}|cn1"><div class="pic"><a class="picRind" href="//www.aliexpress.com/item/Slug/${cardId(n)}.html">${picture(n)}</a></div><h3><a class="product" title="${cardTitle(n)}" href="//www.aliexpress.com/item/Slug/${cardId(n)}.html">${cardTitle(n)}</a></h3><span class="value" itemprop="price">US $${price(n)}</span></li>`,
  /** aliexpress.ru. */
  ru: (n) =>
    `<div class="red-snippet_RedSnippet__container__e15tmk cell" data-product-id="${cardId(n)}" data-sku-id="12000046950000${n}"><a href="${href(n, "https://aliexpress.ru")}">${picture(n)}</a><a href="${href(n, "https://aliexpress.ru")}"><div class="red-snippet_RedSnippet__priceNew__e15tmk">${price(n)}&nbsp;USD</div><div class="red-snippet_RedSnippet__title__e15tmk">${cardTitle(n)}</div></a></div>`,
};

export const SHAPE_NAMES = Object.keys(SHAPES);
export const cards = (shape, first, last) =>
  Array.from({ length: last - first + 1 }, (_, at) => SHAPES[shape](first + at)).join("\n");

const item = (n) => ({
  productId: cardId(n),
  productType: "natural",
  title: { displayTitle: cardTitle(n) },
  prices: { salePrice: { minPrice: n + 0.5, formattedPrice: `US $${price(n)}`, currencyCode: "USD" } },
  trace: { utLogMap: { categoryId: "18,200005276" } },
});
const state = (count) => `<script>window._dida_config_ = window._dida_config_ || {};
window._dida_config_._init_data_= { data: {"data":{"root":{"fields":{"mods":{"itemList":{"content":${JSON.stringify(Array.from({ length: count }, (_, at) => item(at + 1)))}}}}}}} };</script>`;

const STYLE = `
body { margin: 0; font: 14px/1.4 Arial, sans-serif; background: #fff; color: #191919; }
body.dark { background: #16181c; color: #eee; }
header { position: sticky; inset-block-start: 0; z-index: 10; background: #e43225; color: #fff; padding: 14px 24px; font-size: 18px; }
#grid { display: grid; grid-template-columns: repeat(5, 1fr); gap: 16px; padding: 24px; margin: 0; list-style: none; }
.cell { min-width: 0; }
.cell a { color: inherit; text-decoration: none; }
.cell img { display: block; inline-size: 100%; aspect-ratio: 1; border-radius: 10px; background: #eef1f4; object-fit: cover; }
.dark .cell img { background: #2a2e35; }
h3 { font-size: 14px; font-weight: 400; margin: 6px 0 2px; }
.lw_kt, .cell b, .value, [class*="price-sale"], [class*="priceNew"] { font-size: 20px; font-weight: 700; }
.lw_lm { color: #888; font-size: 12px; }
`;

/** What a page does when it is asked to: grow, as when it is scrolled to its end. */
const SCRIPT = `
globalThis.add = (html) => document.querySelector('#grid').append(document.createRange().createContextualFragment(html));
`;

/**
 * A listing's HTML. `state`: how many cards the page's own data holds; `shape`, `first`, `count`: its cards, from that
 * number to that one; `body`: attributes of the body.
 */
export const listing = ({
  shape,
  first = 1,
  count = 60,
  withState = shape === "state",
  body = "",
  inner = "",
}) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bike Light - AliExpress</title>
<link rel="stylesheet" href="/listing.css"></head>
<body ${body}><header>Bike light</header>${inner}
<${shape === "list2016" ? "ul" : "div"} id="grid">
${cards(shape, first, count)}
</${shape === "list2016" ? "ul" : "div"}>
${withState ? state(count) : ""}
<script src="/listing.js"></script></body></html>`;

/** Serves a listing and what it loads under the hosts that it may have. */
export function serveListing(server, url, options, headers = {}) {
  const { origin } = new URL(url);
  server.page(url, { headers, body: listing(options) });
  server.page(`${origin}/listing.css`, { headers: { "content-type": "text/css" }, body: STYLE });
  server.page(`${origin}/listing.js`, { headers: { "content-type": "text/javascript" }, body: SCRIPT });
  for (const name of DRAWN)
    server.page(`${origin}/kf/${name}.svg`, {
      headers: { "content-type": "image/svg+xml" },
      body: readFileSync(new URL(`${name}.svg`, PICTURES), "utf8"),
    });
}

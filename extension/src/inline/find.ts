/** Finds the product cards of a page by what is stable: their links to products. Changes nothing. */

import table from "affix:selectors";

const { link: LINK, picture: PICTURE } = table.anchor.cards;
const GROUPS = table.groups.map((group) => group.select).join(", ");

/** How far above a link its card may reach. */
const LEVELS = 8;
/** What is smaller is an icon or a badge, in CSS pixels. */
const LEAST_PICTURE = 60;

/** A product's page: its number is the path's last part. */
const ITEM = /\/(?:item|i)\/(?:[^/?#]+\/)?(\d{8,16})(?:\.html?)?(?:$|[/?#])/;
/** A page of bundles that opens with one product: its number stands in front of the SKU's. */
const BUNDLE = /[?&]productIds=(\d{8,16})(?:(?::|%3A)\d*)?(?:$|[&#])/i;

/** The product's number in an address, as the site shows it. */
export function productIn(href: string): string | null {
  return (ITEM.exec(href) ?? BUNDLE.exec(href))?.[1] ?? null;
}

/** Each card with its product. */
export function findCards(): Map<Element, string> {
  const known = new Map<Element, string | null>();
  const cards = new Map<Element, string>();
  for (const link of document.querySelectorAll(LINK)) {
    const id = productIn(link.getAttribute("href") ?? "");
    if (!id) continue;
    const card = cardOf(link, id, known);
    if (!cards.has(card)) cards.set(card, id);
  }
  return cards;
}

/** The card that the table knows, or else the outermost element around the link that holds this product alone. */
function cardOf(link: Element, id: string, known: Map<Element, string | null>): Element {
  const listed = link.closest(GROUPS);
  if (listed && listed !== link) return listed;
  let card = link;
  for (let level = 0; level < LEVELS; level++) {
    const around = card.parentElement;
    if (!around || around === document.body || onlyProduct(around, known) !== id) break;
    card = around;
  }
  return card;
}

/** The one product that all links inside lead to; remembered for one look at the page. */
function onlyProduct(element: Element, known: Map<Element, string | null>): string | null {
  let only = known.get(element);
  if (only !== undefined) return only;
  only = null;
  for (const link of element.querySelectorAll(LINK)) {
    const id = productIn(link.getAttribute("href") ?? "");
    if (id && only && id !== only) {
      only = null;
      break;
    }
    only ??= id;
  }
  known.set(element, only);
  return only;
}

/** The card's largest picture; `null` as long as there is none that could bear a label. */
export function pictureOf(card: Element): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const picture of card.querySelectorAll(PICTURE)) {
    const { width, height } = picture.getBoundingClientRect();
    if (Math.min(width, height) < LEAST_PICTURE || width * height <= most) continue;
    best = picture;
    most = width * height;
  }
  return best;
}

/**
 * The product cards of a listing: all that stand there now, or each once while a page without end
 * goes on. Changes nothing in the page.
 */

import table, { type GroupRule } from "affix:selectors";
import type { Groups } from "../protocol/groups.js";
import { attributeOf, readFields, type Texts } from "./fields.js";

/** A page that keeps its cards coming is read at least this often. */
const LATEST_MS = 300;

/** The cards that stand in the page now. */
export function readCards(document: Document): Groups {
  return readGroups(document, table.groups);
}

/** Every item of the groups, in page order. */
export function readGroups(document: Document, groups: GroupRule[]): Groups {
  const found: Groups = {};
  for (const group of groups) {
    const items = [...document.querySelectorAll(group.select)].slice(0, group.limit);
    if (items.length > 0) found[group.key] = items.map((element) => readFields(element, group.fields));
  }
  return found;
}

/**
 * Reports the cards that stand there and then those that come, in page order within each report.
 * Every product is reported once: a card that is moved or drawn again is known by its element and by
 * its product. Returns the way to stop.
 */
export function watchCards(document: Document, report: (groups: Groups) => void): () => void {
  const lists = table.groups.map((group) => new List(group));
  let due = 0;

  function readSoon(): void {
    due ||= requestIdleCallback(readNow, { timeout: LATEST_MS });
  }

  function readNow(): void {
    due = 0;
    const found: Groups = {};
    for (const list of lists) {
      const items = list.takeNew();
      if (items.length > 0) found[list.group.key] = items;
    }
    if (Object.keys(found).length > 0) report(found);
  }

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const list of lists) {
        list.noteAround(target);
        for (const node of addedNodes) list.noteInside(node);
      }
    }
    if (lists.some((list) => list.isWaiting)) readSoon();
  });

  const attributeFilter = lists.map((list) => list.attribute).filter((name) => name !== null);
  observer.observe(document, {
    childList: true,
    subtree: true,
    ...(attributeFilter.length > 0 && { attributeFilter }),
  });
  for (const list of lists) list.noteInside(document);
  readSoon();
  return () => {
    observer.disconnect();
    cancelIdleCallback(due);
  };
}

/** The cards of one group, and which of them are known. */
class List {
  /** The attribute that changes when a card becomes another product's. */
  readonly attribute: string | null;
  /** The product that each card showed when it was looked at. */
  readonly #shown = new WeakMap<Element, string>();
  readonly #reported = new Set<string>();
  readonly #waiting = new Set<Element>();

  constructor(readonly group: GroupRule) {
    this.attribute = attributeOf(group.fields[0]?.take ?? "");
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Remembers the card that a node is or stands in. */
  noteAround(node: Node): void {
    const card = node instanceof Element ? node.closest(this.group.select) : null;
    if (card) this.#waiting.add(card);
  }

  /** The same, and the cards inside the node. */
  noteInside(node: Node): void {
    this.noteAround(node);
    if (!(node instanceof Element || node instanceof Document)) return;
    for (const card of node.querySelectorAll(this.group.select)) this.#waiting.add(card);
  }

  /** What there is to report of the remembered cards. */
  takeNew(): Texts[] {
    const cards = [...this.#waiting].filter((card) => card.isConnected).sort(inPageOrder);
    this.#waiting.clear();
    return cards.filter((card) => this.#isNew(card)).map((card) => readFields(card, this.group.fields));
  }

  /** A card without a product yet is looked at again when it gets one. */
  #isNew(card: Element): boolean {
    const product = this.#productOf(card);
    if (!product || this.#shown.get(card) === product) return false;
    this.#shown.set(card, product);
    if (this.#reported.has(product)) return false;
    this.#reported.add(product);
    return true;
  }

  /** A group's first field tells its products apart; an address does so up to its query. */
  #productOf(card: Element): string {
    const [rule] = this.group.fields;
    if (!rule) return "";
    return (readFields(card, [rule])[rule.key]?.[0] ?? "").split("?", 1)[0] ?? "";
  }
}

function inPageOrder(a: Element, b: Element): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

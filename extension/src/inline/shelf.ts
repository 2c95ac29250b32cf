/**
 * A listing's cards, each with a {@link Tag} in its picture's corner for as long as it is near the
 * viewport. Labels move by one pass over the page that only reads, followed by one that only writes.
 */

import type { InlineCard, InlineCards } from "../protocol/messages.js";
import { Surroundings } from "./anchor.js";
import { findCards, pictureOf, productIn } from "./find.js";
import type { Host } from "./host.js";
import { askAboutCards } from "./questions.js";
import { Tag, type Widths } from "./tag.js";

/** Between two looks for cards on a page that keeps changing. */
const CALM_MS = 150;
/** After the page was scrolled last, until it is looked whether anything covers a card now. */
const SETTLED_MS = 120;
/** How far outside the viewport a card has its label. */
const NEAR = "300px";
/** From the picture's edges, in CSS pixels. */
const INSET = 6;
const HEIGHT = 22;

interface Place {
  card: Element;
  product: string;
  picture: Element | null;
  /** The page's layer, and whether it is dark there and written from the right; looked up with the picture. */
  level: number;
  dark: boolean;
  rtl: boolean;
  /** Something else was in front when it was last looked. */
  covered: boolean;
  tag: Tag | null;
}

/** What the pass that reads has found for the one that writes; without a point the label is hidden. */
interface Move {
  place: Place;
  at: { x: number; y: number; short: boolean } | null;
}

export class Shelf {
  readonly #places = new Map<Element, Place>();
  readonly #near = new Set<Place>();
  readonly #estimates = new Map<string, InlineCard>();
  readonly #spare: Tag[] = [];
  readonly #sight = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: NEAR });
  readonly #mutations = new MutationObserver(() => this.#lookSoon());
  #address = "";
  #stopAsking: (() => void) | null = null;
  #running = false;
  #timer = 0;
  #settling = 0;
  #scrolledAt = 0;
  #frame = 0;
  /** What the next frame places. */
  readonly #due = new Set<Place>();
  /** Of these, it also asks what is in front of them, which costs more than all the rest. */
  readonly #closely = new Set<Place>();
  #language: InlineCards["language"] | null = null;

  constructor(readonly host: Host) {}

  start(signal: AbortSignal): void {
    this.#running = true;
    const passive = { passive: true, capture: true, signal };
    // A picture that has come moves its own card; what moves by itself may be anything.
    document.addEventListener("load", ({ target }) => this.#drawSoon(this.#around(target), true), passive);
    for (const event of ["transitionend", "animationend"]) {
      document.addEventListener(event, () => this.#drawSoon(this.#near, true), passive);
    }
    document.addEventListener("scroll", ({ target }) => this.#scrolled(target), passive);
    addEventListener("resize", () => this.#drawSoon(this.#near, true), passive);
    const { navigation } = window as { navigation?: EventTarget };
    navigation?.addEventListener("currententrychange", () => this.#begin(), { signal });
    signal.addEventListener("abort", () => this.#stop());
    this.#begin();
  }

  #stop(): void {
    this.#running = false;
    this.#address = "";
    this.#rest();
  }

  #begin(): void {
    const address = location.pathname + location.search;
    if (address === this.#address) return;
    this.#rest();
    this.#address = address;
    // A product page's own estimate stands beside its price.
    if (productIn(location.pathname)) return;
    const attributeFilter = ["href", "src", "class", "style", "hidden"];
    this.#mutations.observe(document.documentElement, { childList: true, subtree: true, attributeFilter });
    this.#lookSoon(0);
  }

  /** Nothing drawn, nothing known and no work done until the address changes. */
  #rest(): void {
    this.#stopAsking?.();
    this.#stopAsking = null;
    this.#mutations.disconnect();
    this.#sight.disconnect();
    clearTimeout(this.#timer);
    clearTimeout(this.#settling);
    cancelAnimationFrame(this.#frame);
    this.#timer = 0;
    this.#settling = 0;
    this.#frame = 0;
    for (const place of this.#places.values()) this.#takeTag(place);
    this.#places.clear();
    this.#near.clear();
    this.#due.clear();
    this.#closely.clear();
    this.#estimates.clear();
    this.host.letGo(this);
  }

  #lookSoon(wait = CALM_MS): void {
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0;
      this.#look();
    }, wait);
  }

  /** Which cards there are now. */
  #look(): void {
    const found = findCards();
    for (const [card, place] of this.#places) if (found.get(card) !== place.product) this.#forget(place);
    for (const [card, product] of found) {
      if (this.#places.has(card)) continue;
      this.#places.set(card, {
        card,
        product,
        picture: null,
        level: 0,
        dark: false,
        rtl: false,
        covered: false,
        tag: null,
      });
      this.#sight.observe(card);
    }
    // What changed may be the picture, or all colours of the page.
    for (const place of this.#near) place.picture = null;
    if (found.size > 0) this.#stopAsking ??= askAboutCards((answer, from) => this.#learn(answer, from));
    this.#drawSoon(this.#near, true);
  }

  #forget(place: Place): void {
    this.#sight.unobserve(place.card);
    this.#places.delete(place.card);
    this.#near.delete(place);
    this.#takeTag(place);
  }

  #learn({ cards, language }: InlineCards, from: "state" | "card"): void {
    this.#language = language;
    for (const card of cards) {
      for (const id of [card.id, card.siteId]) {
        if (from === "state" || !this.#estimates.has(id)) this.#estimates.set(id, card);
      }
    }
    this.#drawSoon(this.#near, true);
  }

  #see(entries: IntersectionObserverEntry[]): void {
    const come: Place[] = [];
    for (const { target, isIntersecting } of entries) {
      const place = this.#places.get(target);
      if (!place) continue;
      if (isIntersecting) come.push(place);
      else if (this.#near.delete(place)) this.#takeTag(place);
    }
    for (const place of come) this.#near.add(place);
    this.#drawSoon(come, false);
  }

  /** The card that something stands in, where it is near. */
  #around(target: EventTarget | null): Place[] {
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
      const place = this.#places.get(at);
      if (place) return [place];
    }
    return [];
  }

  /** Labels scroll with the page by themselves; in a part of it that scrolls they have to follow. */
  #scrolled(target: EventTarget | null): void {
    if (target !== document) this.#drawSoon(this.#near, false);
    this.#scrolledAt = performance.now();
    this.#settling ||= window.setTimeout(() => this.#settle(), SETTLED_MS);
  }

  #settle(): void {
    const left = this.#scrolledAt + SETTLED_MS - performance.now();
    this.#settling = left > 0 ? window.setTimeout(() => this.#settle(), left) : 0;
    if (left <= 0) this.#drawSoon(this.#near, true);
  }

  #takeTag(place: Place): void {
    if (!place.tag) return;
    place.tag.hide();
    this.#spare.push(place.tag);
    place.tag = null;
  }

  /** In the next frame, so a page that nobody sees costs nothing. */
  #drawSoon(places: Iterable<Place>, closely: boolean): void {
    if (!this.#running) return;
    for (const place of places) {
      if (!this.#near.has(place)) continue;
      this.#due.add(place);
      if (closely) this.#closely.add(place);
    }
    if (this.#due.size === 0) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const due = [...this.#due].filter((place) => this.#near.has(place) && this.#estimates.has(place.product));
    const closely = new Set(this.#closely);
    this.#due.clear();
    this.#closely.clear();
    if (due.length === 0) return;
    if (!this.host.hold(this)) return this.#undraw();
    if (this.#giveTags(due)) {
      this.#drawSoon(due, false);
      return this.#drawSoon(closely, true);
    }
    const origin = this.host.origin();
    const around = new Surroundings();
    const moves = due.map((place): Move => ({ place, at: spotOf(place, closely.has(place), around) }));
    for (const { place, at } of moves) {
      if (at) place.tag?.show({ x: at.x - origin.x, y: at.y - origin.y }, at.short, place.dark, place.level);
      else place.tag?.hide();
    }
  }

  #undraw(): void {
    for (const place of this.#near) this.#takeTag(place);
    this.host.letGo(this);
  }

  /** Whether any label says something new, whose size the next frame will know. */
  #giveTags(drawn: Place[]): boolean {
    let any = false;
    for (const place of drawn) {
      const estimate = this.#estimates.get(place.product);
      if (place.tag || !estimate || !this.#language) continue;
      const spare = this.#spare.pop();
      place.tag = spare ?? new Tag(this.#language);
      if (!spare) this.host.append(place.tag.element);
      place.tag.say(estimate);
      any = true;
    }
    return any;
  }
}

/** Where the label goes, in the viewport: the lower corner of the picture where its lines begin. Only reads. */
function spotOf(place: Place, closer: boolean, around: Surroundings): Move["at"] {
  if (!place.tag || !place.card.isConnected) return null;
  if (!place.picture?.isConnected) {
    place.picture = pictureOf(place.card);
    if (!place.picture) return null;
    place.level = around.stackLevel(place.picture);
    place.dark = around.standsOnDark(place.card);
    place.rtl = getComputedStyle(place.card).direction === "rtl";
  }
  if (!place.picture.checkVisibility({ visibilityProperty: true })) return null;
  const { left, right, bottom, width, height } = place.picture.getBoundingClientRect();
  const fitting = fits(place.tag.measure(), width - 2 * INSET);
  if (!fitting || height < HEIGHT + 2 * INSET) return null;
  const x = place.rtl ? right - INSET - fitting.width : left + INSET;
  const y = bottom - INSET - HEIGHT;
  if (closer) place.covered = isCovered(place.card, x + fitting.width / 2, y);
  return place.covered ? null : { x, y, short: fitting.short };
}

function fits({ full, short }: Widths, room: number): { width: number; short: boolean } | null {
  if (full <= room) return { width: full, short: false };
  return short <= room ? { width: short, short: true } : null;
}

/** Whether something else than the card is in front where the label would be; outside the viewport nothing is. */
function isCovered(card: Element, x: number, y: number): boolean {
  return [y + 2, y + HEIGHT - 2].some((at) => {
    const hit = document.elementFromPoint(x, at);
    return hit !== null && !card.contains(hit) && !hit.contains(card);
  });
}

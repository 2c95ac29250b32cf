/**
 * Waits for a product's price, asks the worker for the page's estimate, and keeps one {@link Pill} beside
 * the price for as long as both are there. The cards of listings are the {@link Shelf}'s.
 */

import { isAlive } from "../browser/extension.js";
import { askEstimate } from "../browser/inline.js";
import { collect } from "../collector/collect.js";
import type { InlinePill } from "../protocol/messages.js";
import { findPrice, isVisible, Surroundings } from "./anchor.js";
import { Host } from "./host.js";
import { Pill } from "./pill.js";
import { choosePlace } from "./place.js";
import { Shelf } from "./shelf.js";

/** How long a page that fills itself is waited for, from when it is first seen. */
const PATIENCE_MS = 15_000;
/** Between two looks at a page that keeps changing. */
const CALM_MS = 200;
/** Between two questions; doubles while the answer stays the same. */
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;
const ALIVE_CHECK_MS = 2000;

export class Inline {
  readonly #host = new Host();
  #pill: Pill | null = null;
  readonly #shelf = new Shelf(this.#host);
  readonly #mutations = new MutationObserver(() => this.#lookSoon(CALM_MS));
  readonly #resizes = new ResizeObserver(() => this.#lookNow());
  #running: AbortController | null = null;

  // This address
  #watching = false;
  #path = "";
  #deadline = 0;
  #timer = 0;
  #frame = 0;

  // What it says
  #price: Element | null = null;
  #askedFor = "";
  #asking = false;
  #pause = SHORTEST_PAUSE_MS;
  #notBefore = 0;
  #estimate: InlinePill | null = null;

  // What is drawn
  #drawnAt = "";

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    Host.removeAll();
    // Only a price that is there can scroll.
    addEventListener("scroll", () => this.#price && this.#lookNow(), { passive: true, capture: true, signal });
    addEventListener("resize", () => this.#lookNow(), { passive: true, signal });
    // Tells of pages that change their address without loading; TypeScript's library lacks it.
    const { navigation } = window as { navigation?: EventTarget };
    navigation?.addEventListener("currententrychange", () => this.#begin(), { signal });
    const check = setInterval(() => isAlive() || this.stop(), ALIVE_CHECK_MS);
    signal.addEventListener("abort", () => clearInterval(check));
    this.#shelf.start(signal);
    this.#begin();
  }

  /** Leaves the page as if nothing had been here. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#rest();
    this.#path = "";
  }

  #begin(): void {
    if (location.pathname === this.#path) return;
    this.#rest();
    this.#path = location.pathname;
    this.#deadline = 0;
    this.#askedFor = "";
    this.#pause = SHORTEST_PAUSE_MS;
    this.#notBefore = 0;
    this.#host.beginAnew();
    this.#watching = true;
    const root = document.documentElement;
    const attributeFilter = ["class", "style", "hidden"];
    this.#mutations.observe(root, { childList: true, subtree: true, characterData: true, attributeFilter });
    this.#resizes.observe(root);
    this.#lookNow();
  }

  /** Nothing drawn and no work done until the address changes. */
  #rest(): void {
    this.#watching = false;
    this.#mutations.disconnect();
    this.#resizes.disconnect();
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = 0;
    this.#frame = 0;
    this.#price = null;
    this.#estimate = null;
    this.#draw();
  }

  /** For changes of the page: everything is measured anew. */
  #lookSoon(wait: number): void {
    if (this.#timer || !this.#watching) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#drawnAt = "";
      this.#lookNow();
    }, wait);
  }

  /** In the next frame, so a page that nobody sees costs nothing. */
  #lookNow(): void {
    if (this.#frame || !this.#watching) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#look(now);
    });
  }

  #look(now: number): void {
    if (!isAlive()) return this.stop();
    if (this.#deadline === 0) {
      this.#deadline = now + PATIENCE_MS;
      setTimeout(() => this.#lookNow(), PATIENCE_MS + CALM_MS);
    }
    if (!this.#price?.isConnected || !isVisible(this.#price)) this.#follow(findPrice());
    if (this.#price) this.#consider(this.#price.textContent ?? "", now);
    if (now > this.#deadline && !this.#estimate && !this.#asking) return this.#rest();
    this.#draw();
  }

  #follow(price: Element | null): void {
    if (price === this.#price) return;
    if (this.#price) this.#resizes.unobserve(this.#price);
    if (price) this.#resizes.observe(price);
    this.#price = price;
  }

  /** Asks when the price reads otherwise than at the last question, or that one was too early. */
  #consider(said: string, now: number): void {
    if (this.#asking || (said === this.#askedFor && this.#estimate)) return;
    if (now < this.#notBefore) return this.#lookSoon(this.#notBefore - now);
    void this.#ask(said);
  }

  async #ask(said: string): Promise<void> {
    const path = this.#path;
    this.#askedFor = said;
    this.#asking = true;
    const answer = await askEstimate(collect(document, location.href)).catch(() => null);
    this.#asking = false;
    if (!this.#watching || path !== this.#path) return;
    const same = JSON.stringify(answer) === JSON.stringify(this.#estimate);
    this.#pause = same ? Math.min(this.#pause * 2, LONGEST_PAUSE_MS) : SHORTEST_PAUSE_MS;
    this.#notBefore = performance.now() + this.#pause;
    this.#estimate = answer;
    if (answer) {
      this.#pill ??= new Pill(this.#host, () => this.#rest());
      this.#pill.say(answer);
    }
    this.#drawnAt = "";
    this.#lookNow();
  }

  #draw(): void {
    if (!this.#estimate || !this.#price || !this.#pill?.attach()) return this.#undraw();
    const { left, top, width, height } = this.#price.getBoundingClientRect();
    const at = [left + scrollX, top + scrollY, width, height].map(Math.round).join();
    if (at === this.#drawnAt) return;
    const place = choosePlace(this.#price, this.#pill.measure());
    if (!place) return this.#undraw();
    const around = new Surroundings();
    this.#pill.wear(around.standsOnDark(this.#price), around.stackLevel(this.#price));
    this.#pill.showAt(place);
    this.#drawnAt = at;
  }

  #undraw(): void {
    this.#drawnAt = "";
    this.#pill?.remove();
  }
}

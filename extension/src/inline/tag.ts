/** The small label on a card of a listing. Clicks go through it to the page. */

import type { InlineCard } from "../protocol/messages.js";
import { moveTo } from "./host.js";
import { element, logo } from "./nodes.js";
import type { Point } from "./place.js";

/** Room between the parts of the label, in CSS pixels; as in its style. */
const GAP = 5;

/** How wide it is, with the rate and without. */
export interface Widths {
  full: number;
  short: number;
}

export class Tag {
  readonly element: HTMLElement;
  readonly #money = element("span", {});
  readonly #rate = element("small", {});
  #widths: Widths | null = null;
  #said: InlineCard | null = null;
  #worn = "";

  /** `language`: of what it says, and its direction. */
  constructor(language: { lang: string; dir: string }) {
    this.element = element("div", { class: "pill card unplaced", role: "note", ...language });
    this.element.append(logo(), this.#money, this.#rate);
  }

  say(card: InlineCard): void {
    if (this.#said === card) return;
    this.#said = card;
    this.#money.textContent = card.money;
    this.#rate.textContent = card.rate;
    this.element.setAttribute("aria-label", card.label);
    this.element.className = "pill card unplaced";
    this.#worn = "";
    this.#widths = null;
  }

  /** To be asked for when nothing else is about to change: it makes the browser lay out the label. */
  measure(): Widths {
    if (!this.#widths) {
      const full = this.element.offsetWidth;
      this.#widths = { full, short: full - this.#rate.offsetWidth - GAP };
    }
    return this.#widths;
  }

  /** At a point of the layer, in the page's layer `level`. */
  show(at: Point, short: boolean, dark: boolean, level: number): void {
    const worn = [Math.round(at.x), Math.round(at.y), short, dark, level].join();
    if (worn === this.#worn) return;
    this.#worn = worn;
    this.element.className = ["pill card", short && "short", dark && "dark"].filter(Boolean).join(" ");
    this.element.style.zIndex = String(level);
    moveTo(this.element, at);
  }

  /** Out of sight, but ready. Without a size yet it keeps the invisible room that it is measured in. */
  hide(): void {
    if (!this.#widths || this.#worn === "hidden") return;
    this.#worn = "hidden";
    this.element.className = "pill card away";
  }
}

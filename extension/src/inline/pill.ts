/** The label beside a product page's price. */

import type { InlinePill } from "../protocol/messages.js";
import { type Host, moveTo } from "./host.js";
import { drawing, element, logo } from "./nodes.js";
import type { Point, Size } from "./place.js";

export class Pill {
  readonly #pill = element("div", { class: "pill", role: "note" });
  readonly #money = element("span", {});
  readonly #rate = element("small", {});
  readonly #close = element("button", { type: "button" });
  #size: Size | null = null;

  constructor(
    readonly host: Host,
    onClose: () => void,
  ) {
    this.#close.append(drawing("0 0 10 10", ["M1.5 1.5l7 7M8.5 1.5l-7 7", "currentColor", "1.6"]));
    this.#close.addEventListener("click", onClose);
    this.#pill.append(logo(), this.#money, this.#rate, this.#close);
  }

  say({ money, rate, label, hide, language }: InlinePill): void {
    this.#money.textContent = money;
    this.#rate.textContent = rate;
    this.#size = null;
    this.#pill.setAttribute("aria-label", label);
    Object.assign(this.#pill, language);
    Object.assign(this.#close, { ariaLabel: hide, title: hide });
  }

  /** Into the page, if it is not there; `false` where the page does not want it. */
  attach(): boolean {
    if (!this.#pill.isConnected) this.host.append(this.#pill);
    return this.host.hold(this);
  }

  /** Its size with what it says now, while it is attached. */
  measure(): Size {
    this.#size ??= this.#pill.getBoundingClientRect();
    return this.#size;
  }

  /** At a point of the viewport as it is scrolled now; it scrolls with the page from there. */
  showAt({ x, y }: Point): void {
    const origin = this.host.origin();
    moveTo(this.#pill, { x: x - origin.x, y: y - origin.y });
  }

  remove(): void {
    this.#pill.remove();
    this.host.letGo(this);
  }

  /** On a dark or light page, in the page's layer `level`. */
  wear(dark: boolean, level: number): void {
    this.#pill.classList.toggle("dark", dark);
    this.#pill.style.zIndex = String(level);
  }
}

/** The one element that Affix adds to a page. Everything visible is inside its closed shadow root. */

import type { Point } from "./place.js";
import { STYLE } from "./style.js";

const HOST = "affix-estimate";

/** A page that keeps throwing the element out has its way. */
const MOST_RETURNS = 3;

export class Host {
  readonly #element = document.createElement(HOST);
  #root: ShadowRoot | null = null;
  readonly #holders = new Set<object>();
  #returns = 0;

  /** Takes away what an earlier version of the extension may have left behind. */
  static removeAll(): void {
    for (const child of [...document.documentElement.children]) if (child.localName === HOST) child.remove();
  }

  append(...nodes: Node[]): void {
    this.#root ??= this.#open();
    this.#root.append(...nodes);
  }

  /** Most pages never come to it. */
  #open(): ShadowRoot {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const root = this.#element.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  /**
   * Keeps the element in the page, its last child, where it takes no room, until everyone who holds it
   * has let it go. `false` where the page does not want it.
   */
  hold(holder: object): boolean {
    if (this.#holders.size > 0 && !this.#element.isConnected) this.#returns += 1;
    if (this.#returns > MOST_RETURNS) {
      this.letGo(holder);
      return false;
    }
    this.#holders.add(holder);
    if (!this.#element.isConnected) document.documentElement.append(this.#element);
    return true;
  }

  letGo(holder: object): void {
    this.#holders.delete(holder);
    if (this.#holders.size === 0) this.#element.remove();
  }

  /** Another page may want it. */
  beginAnew(): void {
    this.#returns = 0;
  }

  /** Where the element's corner is in the viewport as it is scrolled now. */
  origin(): Point {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: left, y: top };
  }
}

/** Unlike `left` and `top`, a transform never counts as a layout shift. */
export function moveTo({ style }: HTMLElement, { x, y }: Point): void {
  style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

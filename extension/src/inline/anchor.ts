/** Finds the price on the page and what must be known of its surroundings. Changes nothing. */

import table from "affix:selectors";

/** The first price that can be seen, by the order of the core's table. */
export function findPrice(): Element | null {
  for (const selector of table.anchor.price) {
    for (const element of document.querySelectorAll(selector)) {
      if (isVisible(element)) return element;
    }
  }
  return null;
}

export function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/**
 * What the elements around a price or a picture say of it. For one look at the page: what many have around them is
 * asked once.
 */
export class Surroundings {
  readonly #levels = new Map<Element, number | null>();
  readonly #darkness = new Map<Element, boolean>();

  /** The layer among the page's layers that the element is painted in, so that whatever covers the price covers us. */
  stackLevel(element: Element): number {
    let level: number | null = null;
    const passed: Element[] = [];
    for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
      const known = this.#levels.get(at);
      if (known !== undefined) {
        level = known;
        break;
      }
      passed.push(at);
    }
    // The outermost that has one tells.
    for (const at of passed.reverse()) {
      level ??= layerOf(at);
      this.#levels.set(at, level);
    }
    return level ?? 0;
  }

  /** Whether the page is dark where the element stands. */
  standsOnDark(element: Element): boolean {
    let dark: boolean | undefined;
    const passed: Element[] = [];
    for (let at: Element | null = element; at && dark === undefined; at = at.parentElement) {
      passed.push(at);
      dark = this.#darkness.get(at);
      if (dark !== undefined) break;
      const [red = 0, green = 0, blue = 0, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
      if (alpha > 0.5) dark = red * 0.299 + green * 0.587 + blue * 0.114 < 110;
    }
    for (const at of passed) this.#darkness.set(at, dark ?? false);
    return dark ?? false;
  }
}

function layerOf(element: Element): number | null {
  const index = Number.parseInt(getComputedStyle(element).zIndex, 10);
  return Number.isNaN(index) ? null : index;
}

/** Red, green, blue (0 to 255) and alpha; a colour in another notation counts as see-through. */
function channels(color: string): number[] {
  const inside = /^rgba?\((.*)\)$/.exec(color)?.[1];
  return inside ? inside.split(/[ ,/]+/).map(Number) : [0, 0, 0, 0];
}

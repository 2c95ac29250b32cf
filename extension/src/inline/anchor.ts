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

/** The layer among the page's layers that the element is painted in, so that whatever covers the price covers us. */
export function stackLevel(element: Element): number {
  let level = 0;
  for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
    const index = Number.parseInt(getComputedStyle(at).zIndex, 10);
    if (!Number.isNaN(index)) level = index;
  }
  return level;
}

/** Whether the page is dark where the element stands. */
export function standsOnDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
    if (alpha > 0.5) return red * 0.299 + green * 0.587 + blue * 0.114 < 110;
  }
  return false;
}

/** Red, green, blue (0 to 255) and alpha; a colour in another notation counts as see-through. */
function channels(color: string): number[] {
  const inside = /^rgba?\((.*)\)$/.exec(color)?.[1];
  return inside ? inside.split(/[ ,/]+/).map(Number) : [0, 0, 0, 0];
}

/** Where the pill goes: beside the price or below it, never over the price, and over nothing if there is room. */

const GAP = 8;
const LEVELS = 3;
const MOST_BOXES = 400;

export interface Size {
  width: number;
  height: number;
}

/** In viewport coordinates. */
export interface Point {
  x: number;
  y: number;
}

/** `null` when every place would hide a part of the price. */
export function choosePlace(price: Element, size: Size): Point | null {
  const own = boxesIn(price);
  if (own.length === 0) return null;
  const others = boxesIn(surroundings(price)).filter((box) => !own.some((mine) => same(mine, box)));
  const edge = price.ownerDocument.documentElement.clientWidth;

  let best: (Point & { hidden: number }) | null = null;
  for (const { x, y } of candidates(own, size, getComputedStyle(price).direction === "rtl")) {
    const box = new DOMRect(x, y, size.width, size.height);
    if (box.left < 0 || box.right > edge || covered(box, own) > 0) continue;
    const hidden = covered(box, others);
    if (!best || hidden < best.hidden) best = { x, y, hidden };
    if (hidden === 0) break;
  }
  return best;
}

/** Best first: after the price's first line, after its last, below it, above it. */
function candidates(own: DOMRect[], { width, height }: Size, rtl: boolean): Point[] {
  const all = around(own);
  const line = (edge: "top" | "bottom"): DOMRect => {
    const middle = edge === "top" ? all.top + 1 : all.bottom - 1;
    return around(own.filter((box) => box.top <= middle && box.bottom >= middle));
  };
  const after = ({ left, right, top, height: tall }: DOMRect): Point => ({
    x: rtl ? left - GAP - width : right + GAP,
    y: top + (tall - height) / 2,
  });
  const start = rtl ? all.right - width : all.left;
  return [
    after(line("top")),
    after(line("bottom")),
    { x: start, y: all.bottom + GAP / 2 },
    { x: start, y: all.bottom + GAP * 2 },
    { x: start, y: all.top - GAP / 2 - height },
  ];
}

/** A few levels up, but not the whole page. */
function surroundings(price: Element): Element {
  let at = price;
  for (let level = 0; level < LEVELS && at.parentElement && at.parentElement !== document.body; level++) {
    at = at.parentElement;
  }
  return at;
}

/** The boxes of all that can be seen inside: lines of text, pictures, controls. */
function boxesIn(root: Element): DOMRect[] {
  const boxes: DOMRect[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = document.createRange();
  for (let node: Node | null = root; node && boxes.length < MOST_BOXES; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.matches("img, svg, video, canvas, button, input, select")) boxes.push(node.getBoundingClientRect());
    } else if (node.textContent?.trim() && node.parentElement?.checkVisibility({ visibilityProperty: true })) {
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
  }
  return boxes.filter(({ width, height }) => width > 0 && height > 0);
}

function around(boxes: DOMRect[]): DOMRect {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

/** Area of `box` that the others share, in square pixels. */
function covered(box: DOMRect, others: DOMRect[]): number {
  return others.reduce((sum, other) => {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    return width > 0 && height > 0 ? sum + width * height : sum;
  }, 0);
}

function same(a: DOMRect, b: DOMRect): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

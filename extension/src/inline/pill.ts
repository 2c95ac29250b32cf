/** The one element that Affix adds to a page. Everything visible is inside its closed shadow root. */

import { text, textLanguage } from "../browser.js";
import type { InlineEstimate } from "../protocol.js";
import { moneyRange, percentRange } from "../ui/money.js";
import type { Point, Size } from "./place.js";

const HOST = "affix-estimate";

const STYLE = `
:host {
  all: initial !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
}
.pill {
  --ground: #0b6e5f;
  --ink: #fff;
  display: flex;
  align-items: center;
  gap: 7px;
  width: max-content;
  box-sizing: border-box;
  height: 26px;
  padding-inline: 4px 1px;
  border: 1px solid transparent;
  border-radius: 999px;
  background: var(--ground);
  color: var(--ink);
  font: 600 12.5px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  pointer-events: none;
  position: absolute;
  top: 0;
  left: 0;
}
.dark { --ground: #4fc3ae; --ink: #06231d; }
svg { width: 18px; height: 18px; flex: none; }
small { font-size: inherit; font-weight: 500; }
button {
  all: unset;
  width: 24px;
  height: 24px;
  display: grid;
  place-items: center;
  border-radius: 50%;
  pointer-events: auto;
  cursor: pointer;
}
button:hover { background: color-mix(in srgb, var(--ink) 18%, transparent); }
button:focus-visible { outline: 2px solid var(--ink); outline-offset: -3px; }
button svg { width: 10px; height: 10px; }
@media print { .pill { display: none; } }
`;

export class Pill {
  readonly #host = document.createElement(HOST);
  readonly #pill = element("div", { class: "pill", role: "note", ...textLanguage() });
  readonly #money = element("span", {});
  readonly #rate = element("small", {});
  #size: Size | null = null;

  constructor(onClose: () => void) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const root = this.#host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#pill);
    const close = element("button", { type: "button", "aria-label": text("inline_hide"), title: text("inline_hide") });
    close.append(drawing("0 0 10 10", ["M1.5 1.5l7 7M8.5 1.5l-7 7", "currentColor", "1.6"]));
    close.addEventListener("click", onClose);
    this.#pill.append(logo(), this.#money, this.#rate, close);
  }

  /** Takes away what an earlier version of the extension may have left behind. */
  static removeAll(): void {
    for (const child of [...document.documentElement.children]) if (child.localName === HOST) child.remove();
  }

  say({ low, high, currency, rate }: InlineEstimate): void {
    const money = moneyRange({ low, high }, currency);
    const percent = percentRange(rate);
    this.#money.textContent = money;
    this.#rate.textContent = percent;
    this.#size = null;
    this.#pill.setAttribute("aria-label", text("inline_label", { money, rate: percent }));
  }

  get isAttached(): boolean {
    return this.#host.isConnected;
  }

  /** Its size with what it says now. */
  measure(): Size {
    if (!this.#size) {
      this.#attach();
      this.#size = this.#pill.getBoundingClientRect();
    }
    return this.#size;
  }

  /** At a point of the viewport as it is scrolled now; it scrolls with the page from there. */
  showAt({ x, y }: Point): void {
    this.#attach();
    const { left, top } = this.#host.getBoundingClientRect();
    // Unlike `left` and `top`, a transform never counts as a layout shift.
    this.#pill.style.transform = `translate(${Math.round(x - left)}px, ${Math.round(y - top)}px)`;
  }

  remove(): void {
    this.#host.remove();
  }

  /** The last child of `<html>`, where it takes no room. */
  #attach(): void {
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
  }

  /** On a dark or light page, in the page's layer `level`. */
  wear(dark: boolean, level: number): void {
    this.#pill.classList.toggle("dark", dark);
    this.#pill.style.zIndex = String(level);
  }
}

function element(name: string, attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

type Stroke = [d: string, color: string, width: string];

/** Built node by node: pages with Trusted Types refuse markup. */
function drawing(viewBox: string, ...strokes: Stroke[]): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  for (const [d, color, width] of strokes) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const attributes = { d, stroke: color, fill: "none", "stroke-width": width, "stroke-linecap": "round" };
    for (const [key, value] of Object.entries(attributes)) path.setAttribute(key, value);
    svg.append(path);
  }
  return svg;
}

function logo(): SVGSVGElement {
  return drawing(
    "0 0 32 32",
    ["M16 16h.01", "var(--ink)", "32"],
    ["M10 10H8.5v12H10M22 10h1.5v12H22", "var(--ground)", "2.2"],
    ["M12.8 19.6 16 12l3.2 7.6M14 17h4", "var(--ground)", "2.2"],
  );
}

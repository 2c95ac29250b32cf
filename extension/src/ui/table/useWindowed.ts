import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";

/** So many rows are drawn at once; more are drawn as they come into view. */
const ALL_AT_ONCE = 100;
/** Rows drawn beyond either edge of what is in view. */
const BEYOND = 12;
/** What a row is taken to be high until it is measured, in pixels. */
const HEIGHT = 64;

export interface Windowed {
  /** The rows to draw: from `first` up to, not including, `end`. */
  first: number;
  end: number;
  /** Room for the rows before and after them, in pixels. */
  before: number;
  after: number;
  /** Measures a drawn row, which says its place in `data-index`. */
  measure: (row: Element | null) => void;
}

type Rows = Virtualizer<Element | Window, Element>;
type Scrolled = Pick<
  VirtualizerOptions<Element | Window, Element>,
  "observeElementRect" | "observeElementOffset" | "scrollToFn"
>;

// What scrolls decides which of the two is meant; the library types them apart.
const OF_WINDOW = {
  observeElementRect: observeWindowRect,
  observeElementOffset: observeWindowOffset,
  scrollToFn: windowScroll,
} as unknown as Scrolled;
const OF_ELEMENT = {
  observeElementRect,
  observeElementOffset,
  scrollToFn: elementScroll,
} as unknown as Scrolled;

/** Which of many rows are drawn, as whatever scrolls around `body` is scrolled. */
export function useWindowed(count: number, body: RefObject<HTMLElement | null>): Windowed {
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const rows = useRef<Rows | null>(null);
  const scroller = useRef<Element | Window | null>(null);
  const few = count <= ALL_AT_ONCE;

  const options = (margin: number): VirtualizerOptions<Element | Window, Element> => ({
    ...(scroller.current === window || !scroller.current ? OF_WINDOW : OF_ELEMENT),
    count: few ? 0 : count,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: BEYOND,
    scrollMargin: margin,
    initialRect: { width: innerWidth, height: innerHeight },
    onChange: () => draw(0),
  });
  rows.current ??= new Virtualizer(options(0));
  const made = rows.current;

  useLayoutEffect(() => {
    scroller.current = body.current && scrollerOf(body.current);
    const place = (): void => {
      if (!body.current) return;
      made.setOptions(options(offsetIn(body.current, scroller.current)));
      made._willUpdate();
    };
    place();
    draw(0);
    // What stands above the rows grows and shrinks.
    const moved = new ResizeObserver(place);
    moved.observe(document.body);
    return () => moved.disconnect();
  }, [count, few]);
  useEffect(() => made._didMount(), []);

  const measure = useCallback((row: Element | null) => made.measureElement(row), []);
  if (few) return { first: 0, end: count, before: 0, after: 0, measure: () => undefined };
  const items = made.getVirtualItems();
  const [head, tail] = [items[0], items.at(-1)];
  const margin = made.options.scrollMargin;
  const whole = made.getTotalSize();
  if (!head || !tail) return { first: 0, end: Math.min(count, BEYOND), before: 0, after: whole, measure };
  return {
    first: head.index,
    end: Math.min(count, tail.index + 1),
    before: head.start - margin,
    after: Math.max(0, whole - (tail.end - margin)),
    measure,
  };
}

/** The nearest element around it that scrolls, else the window. */
function scrollerOf(element: Element): Element | Window {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return window;
}

/** How far below the start of what scrolls it begins, in pixels. */
function offsetIn(element: Element, scroller: Element | Window | null): number {
  const { top } = element.getBoundingClientRect();
  if (scroller instanceof Element) return top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  return top + scrollY;
}

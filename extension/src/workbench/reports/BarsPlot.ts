/**
 * Stacked bars on a canvas: paid, confirmed and pending above the line, void below it. What is not sure yet is hatched
 * and dotted, so that no meaning hangs on a colour. Time runs from left to right in every language.
 */

import uPlot from "uplot";
import type { Bar } from "../../../pkg/affix.js";

export interface PlotOptions {
  bars: Bar[];
  width: number;
  height: number;
  /** An amount as the user's language writes it. */
  amount: (value: number) => string;
  /** A bar's days. */
  name: (bar: Bar) => string;
  /** The bar under the pointer; `null` where there is none. */
  onMark: (at: number | null) => void;
  /** It was clicked. */
  onOpen: (at: number) => void;
}

export interface Plot {
  mark: (at: number | null) => void;
  resize: (width: number) => void;
  /** As a picture, with its title and what its parts are called. */
  picture: (title: string, parts: string[]) => Promise<Blob | null>;
  destroy: () => void;
}

/** How much of its room a bar takes. */
const FILLED = 0.66;
/** The parts of a bar in the order in which they are piled up: paid, confirmed, pending; void lies below. */
const PILED = [2, 1, 0] as const;
const VOID = 3;

const token = (of: Element, name: string): string => getComputedStyle(of).getPropertyValue(name).trim();

export function plot(element: HTMLElement, options: PlotOptions): Plot {
  const { bars, amount, name, onMark, onOpen } = options;
  const colors = ["--pending", "--confirmed", "--paid", "--void"].map((part) => token(element, part));
  const [ink, soft, grid, edge, card, wash] = ["--ink", "--soft", "--line", "--edge", "--card", "--wash"].map((part) =>
    token(element, part),
  ) as [string, string, string, string, string, string];
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  const parts = bars.map((bar) => bar.parts.map(Number));
  const highest = Math.max(
    ...parts.map((part) => PILED.reduce<number>((sum, at) => sum + Math.max(0, part[at] ?? 0), 0)),
  );
  const lowest = Math.max(...parts.map((part) => Math.max(0, part[VOID] ?? 0)));
  let marked: number | null = null;

  /** What fills a part: full where it is sure, hatched or dotted where it is not. */
  function filling(ctx: CanvasRenderingContext2D, part: number): string | CanvasPattern {
    const color = colors[part] ?? ink;
    if (part === 1 || part === 2) return color;
    const scale = devicePixelRatio;
    const size = Math.round((part === 0 ? 6 : 4) * scale);
    const tile = new OffscreenCanvas(size, size);
    const on = tile.getContext("2d");
    if (!on) return color;
    on.fillStyle = card;
    on.fillRect(0, 0, size, size);
    on.strokeStyle = on.fillStyle = color;
    if (part === 0) {
      on.lineWidth = 1.6 * scale;
      on.beginPath();
      for (const shift of [-size, 0, size]) {
        on.moveTo(shift, size);
        on.lineTo(shift + size, 0);
      }
      on.stroke();
    } else {
      on.beginPath();
      on.arc(size / 2, size / 2, 1.1 * scale, 0, 2 * Math.PI);
      on.fill();
    }
    return ctx.createPattern(tile, "repeat") ?? color;
  }

  function draw(u: uPlot): void {
    const { ctx } = u;
    const scale = devicePixelRatio;
    const at = (value: number): number => u.valToPos(value, "y", true);
    const fillings = colors.map((_, part) => filling(ctx, part));
    const room = u.bbox.width / bars.length;
    const wide = Math.max(1, room * FILLED);
    ctx.save();
    parts.forEach((part, place) => {
      const left = u.bbox.left + room * place;
      if (place === marked) {
        ctx.fillStyle = wash;
        ctx.fillRect(left, u.bbox.top, room, u.bbox.height);
      }
      const box = (from: number, to: number, which: number): void => {
        const [top, end] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
        if (end - top < 0.5) return;
        ctx.fillStyle = fillings[which] ?? ink;
        ctx.fillRect(left + (room - wide) / 2, top, wide, end - top);
        if (which === 1 || which === 2) return;
        ctx.strokeStyle = colors[which] ?? ink;
        ctx.lineWidth = scale;
        ctx.strokeRect(
          left + (room - wide) / 2 + scale / 2,
          top + scale / 2,
          wide - scale,
          Math.max(0, end - top - scale),
        );
      };
      let pile = 0;
      for (const which of PILED) {
        const value = Math.max(0, part[which] ?? 0);
        box(pile, pile + value, which);
        pile += value;
      }
      box(0, -Math.max(0, part[VOID] ?? 0), VOID);
    });
    ctx.strokeStyle = edge;
    ctx.lineWidth = scale;
    ctx.beginPath();
    ctx.moveTo(u.bbox.left, at(0));
    ctx.lineTo(u.bbox.left + u.bbox.width, at(0));
    ctx.stroke();
    ctx.restore();
  }

  const placeOf = (u: uPlot): number | null => {
    const left = u.cursor.left ?? -1;
    if (left < 0) return null;
    const found = Math.floor((left / u.over.clientWidth) * bars.length);
    return found >= 0 && found < bars.length ? found : null;
  };
  const made = new uPlot(
    {
      width: options.width,
      height: options.height,
      pxAlign: true,
      legend: { show: false },
      cursor: { y: false, x: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
      scales: {
        x: { time: false, range: () => [-0.5, bars.length - 0.5] },
        y: { range: () => [-lowest * 1.15, (highest || 1) * 1.08] },
      },
      axes: [
        {
          stroke: soft,
          font,
          grid: { show: false },
          ticks: { show: false },
          size: 28,
          space: 72,
          incrs: [1, 2, 3, 4, 5, 10, 20, 50, 100],
          values: (_, ticks) => ticks.map((tick) => (bars[tick] ? name(bars[tick]) : "")),
        },
        {
          stroke: soft,
          font,
          grid: { stroke: grid, width: 1 },
          ticks: { show: false },
          size: (_, labels) => 14 + 7 * Math.max(4, ...(labels ?? []).map((label) => label.length)),
          space: 44,
          values: (_, ticks) => ticks.map(amount),
        },
      ],
      series: [{}, { show: true, paths: () => null, points: { show: false } }],
      hooks: { draw: [draw], setCursor: [(u) => onMark(placeOf(u))] },
    },
    [bars.map((_, at) => at), parts.map((part) => part[0] ?? 0)],
    element,
  );
  made.over.addEventListener("click", () => {
    const at = placeOf(made);
    if (at !== null) onOpen(at);
  });

  return {
    mark: (at) => {
      marked = at;
      made.redraw(false);
    },
    resize: (width) => made.setSize({ width, height: options.height }),
    picture: async (title, names) => {
      const scale = devicePixelRatio;
      const { canvas } = made.ctx;
      const above = Math.round(64 * scale);
      const whole = new OffscreenCanvas(canvas.width, canvas.height + above);
      const on = whole.getContext("2d");
      if (!on) return null;
      on.fillStyle = card;
      on.fillRect(0, 0, whole.width, whole.height);
      on.fillStyle = ink;
      on.font = `bold ${15 * scale}px ${getComputedStyle(element).fontFamily}`;
      on.fillText(title, 12 * scale, 24 * scale);
      on.font = `${12 * scale}px ${getComputedStyle(element).fontFamily}`;
      let left = 12 * scale;
      for (const which of [...PILED, VOID]) {
        on.fillStyle = filling(made.ctx, which);
        on.fillRect(left, 38 * scale, 12 * scale, 12 * scale);
        on.strokeStyle = colors[which] ?? ink;
        on.lineWidth = scale;
        on.strokeRect(left, 38 * scale, 12 * scale, 12 * scale);
        on.fillStyle = ink;
        const label = names[which] ?? "";
        on.fillText(label, left + 18 * scale, 48.5 * scale);
        left += 36 * scale + on.measureText(label).width;
      }
      on.drawImage(canvas, 0, above);
      return whole.convertToBlob({ type: "image/png" });
    },
    destroy: () => made.destroy(),
  };
}

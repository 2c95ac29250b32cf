/**
 * The chart of one series, drawn on a canvas: steps, dots where somebody looked, the list price, sale events and the
 * days that the verdict is about. Time runs from left to right in every language. Its words stand in the page.
 */

import uPlot from "uplot";
import type { ChartStep, PriceChart } from "../../../pkg/affix.js";

/** What the plot is made with. */
export interface PlotOptions {
  chart: PriceChart;
  width: number;
  height: number;
  /** An amount as the user's language writes it. */
  amount: (value: number) => string;
  /** A day on the axis, of seconds since 1970-01-01 UTC. */
  day: (seconds: number) => string;
  /** The step under the pointer; `null` where there is none. */
  onStep: (step: number | null) => void;
}

export interface Plot {
  /** Marks a step as the pointer does. */
  mark: (step: number | null) => void;
  resize: (width: number) => void;
  destroy: () => void;
}

const SECOND = 1_000;

/** A colour of the theme that the element is shown in. */
const token = (of: Element, name: string): string => getComputedStyle(of).getPropertyValue(name).trim();

export function plot(element: HTMLElement, options: PlotOptions): Plot {
  const { chart, amount, day, onStep } = options;
  const { steps } = chart;
  const value = (text: string | null): number => Number(text ?? Number.NaN);
  const colors = {
    line: token(element, "--accent"),
    soft: token(element, "--soft"),
    grid: token(element, "--line"),
    edge: token(element, "--edge"),
    event: token(element, "--event"),
    window: token(element, "--wash"),
    ink: token(element, "--ink"),
  };
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  let marked: number | null = null;

  const at = (u: uPlot, moment: number): number => u.valToPos(moment / SECOND, "x", true);
  const high = (u: uPlot, price: string | null): number => u.valToPos(value(price), "y", true);

  function shade(u: uPlot, from: number, until: number, color: string): void {
    const { left, top, width, height } = u.bbox;
    const start = Math.max(left, at(u, from));
    const end = Math.min(left + width, at(u, until));
    if (end <= start) return;
    u.ctx.fillStyle = color;
    u.ctx.fillRect(start, top, end - start, height);
  }

  function below(u: uPlot): void {
    if (chart.window) shade(u, chart.window.from, chart.window.until, colors.window);
    for (const { starts, ends } of chart.events) shade(u, Date.parse(starts), Date.parse(ends), colors.event);
  }

  /** A price while it held, and the way up or down to the next. */
  function drawSteps(u: uPlot, of: (step: ChartStep) => string | null, style: (step: ChartStep) => number[]): void {
    steps.forEach((step, place) => {
      const price = of(step);
      if (price === null) return;
      const next = steps[place + 1];
      u.ctx.setLineDash(style(step));
      u.ctx.beginPath();
      u.ctx.moveTo(at(u, step.from), high(u, price));
      u.ctx.lineTo(at(u, step.until), high(u, price));
      const after = next && next.from === step.until ? of(next) : null;
      if (after !== null) u.ctx.lineTo(at(u, step.until), high(u, after));
      u.ctx.stroke();
    });
    u.ctx.setLineDash([]);
  }

  function above(u: uPlot): void {
    const { ctx } = u;
    const scale = devicePixelRatio;
    ctx.save();
    ctx.lineWidth = scale;
    ctx.strokeStyle = colors.edge;
    drawSteps(
      u,
      ({ list }) => list,
      () => [2 * scale, 3 * scale],
    );
    ctx.lineWidth = 2 * scale;
    ctx.strokeStyle = colors.line;
    drawSteps(
      u,
      ({ price }) => price,
      ({ watched }) => (watched ? [] : [5 * scale, 4 * scale]),
    );
    ctx.fillStyle = colors.line;
    for (const [place, { from, price }] of steps.entries()) {
      ctx.beginPath();
      ctx.arc(at(u, from), high(u, price), (place === marked ? 5 : 2.5) * scale, 0, 2 * Math.PI);
      ctx.fill();
    }
    const step = marked === null ? undefined : steps[marked];
    if (step) {
      ctx.lineWidth = scale;
      ctx.strokeStyle = colors.ink;
      ctx.beginPath();
      ctx.moveTo(at(u, step.from), u.bbox.top);
      ctx.lineTo(at(u, step.from), u.bbox.top + u.bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  }

  const prices = steps.map(({ price }) => value(price));
  const lists = steps.flatMap(({ list }) => (list === null ? [] : [value(list)]));
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices, ...lists)];
  const room = (highest - lowest || highest) * 0.12;
  const made = new uPlot(
    {
      width: options.width,
      height: options.height,
      pxAlign: true,
      legend: { show: false },
      cursor: { y: false, x: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
      scales: {
        x: { time: true, range: () => [chart.from / SECOND, chart.until / SECOND] },
        y: { range: () => [Math.max(0, lowest - room), highest + room] },
      },
      axes: [
        {
          stroke: colors.soft,
          font,
          grid: { show: false },
          ticks: { show: false },
          size: 30,
          space: 84,
          values: (_, ticks) => ticks.map(day),
        },
        {
          stroke: colors.soft,
          font,
          grid: { stroke: colors.grid, width: 1 },
          ticks: { show: false },
          size: (_, labels) => 14 + 7 * Math.max(4, ...(labels ?? []).map((label) => label.length)),
          space: 48,
          values: (_, ticks) => ticks.map(amount),
        },
      ],
      series: [{}, { show: true, paths: () => null, points: { show: false } }],
      hooks: {
        drawClear: [below],
        draw: [above],
        setCursor: [
          (u) => {
            const left = u.cursor.left ?? -1;
            if (left < 0) return onStep(null);
            const seconds = u.posToVal(left, "x");
            onStep(steps.findLastIndex(({ from }) => from / SECOND <= seconds));
          },
        ],
      },
    },
    [steps.map(({ from }) => from / SECOND), prices],
    element,
  );
  return {
    mark: (step) => {
      marked = step;
      made.redraw(false);
    },
    resize: (width) => made.setSize({ width, height: options.height }),
    destroy: () => made.destroy(),
  };
}

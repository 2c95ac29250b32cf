import { useEffect, useState } from "preact/hooks";
import type { ChartStep, PriceChart, SeenProduct } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { priceChart } from "../core/desk/price.js";
import { spokenOf } from "../stored/prices.js";
import { dayOf } from "../words/moments.js";
import { money } from "../words/money.js";

/** The drawing's size and the room at its edges, in pixels. */
const [WIDTH, HEIGHT, EDGE] = [72, 20, 3];

interface SparkProps {
  id: string;
  /** When the product was seen last, where that is known: what was drawn before is old then. */
  at?: number;
}

interface Spoken {
  product: SeenProduct;
  chart: PriceChart;
  name: string | null;
}

/**
 * What a product cost since it is watched, in one small line of steps: of the one variant, country and currency that
 * speaks for it. Nothing where its price was seen only once. Time runs from left to right in every language.
 */
export function Spark({ id, at }: SparkProps) {
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  useEffect(() => {
    let over = false;
    chartOf(id).then((found) => over || setSpoken(found), console.error);
    return () => {
      over = true;
    };
  }, [id, at]);
  if (!spoken || spoken.chart.steps.length < 2) return null;
  const { chart } = spoken;
  const place = placing(chart);
  const last = chart.steps.at(-1);
  return (
    <svg
      class="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={said(spoken)}
    >
      <path
        d={line(
          chart.steps.filter(({ watched }) => watched),
          place,
        )}
      />
      <path
        class="unseen-steps"
        d={line(
          chart.steps.filter(({ watched }) => !watched),
          place,
        )}
      />
      <path class="ways" d={ways(chart.steps, place)} />
      {last && <circle cx={place.x(last.until)} cy={place.y(last.price)} r="2.5" />}
    </svg>
  );
}

async function chartOf(id: string): Promise<Spoken | null> {
  const spoken = await spokenOf(id);
  const chart = spoken && (await priceChart(spoken.product, spoken.series, []));
  return chart && { product: spoken.product, chart, name: spoken.series.name };
}

/** The same in words: days, bounds, the last price, and whose price it is. */
function said({ product: { speaks }, chart, name }: Spoken): string {
  const { currency, lowest, highest, steps } = chart;
  const amount = (value: string | null | undefined): string => (value ? money(value, currency) : "");
  const shape = {
    from: dayOf(chart.from),
    until: dayOf(chart.until),
    lowest: amount(lowest),
    highest: amount(highest),
  };
  return [
    text("ui_chart_shape", shape),
    text("ui_spark_last", { price: amount(steps.at(-1)?.price) }),
    name,
    text(`ui_speaks_${speaks?.toLowerCase() ?? "latest"}`),
  ]
    .filter(Boolean)
    .join(" ");
}

interface Placing {
  x: (moment: number) => number;
  y: (price: string) => number;
}

/** Where moments and prices stand in the drawing; a price that never changed stands in its middle. */
function placing({ from, until, lowest, highest }: PriceChart): Placing {
  const [low, high] = [Number(lowest), Number(highest)];
  const share = (value: number, start: number, end: number): number =>
    end > start ? (value - start) / (end - start) : 0.5;
  return {
    x: (moment) => EDGE + share(moment, from, until) * (WIDTH - 2 * EDGE),
    y: (price) => EDGE + (1 - share(Number(price), low, high)) * (HEIGHT - 2 * EDGE),
  };
}

/** Prices while they held. */
function line(steps: readonly ChartStep[], { x, y }: Placing): string {
  return steps.map(({ from, until, price }) => `M${x(from)} ${y(price)}H${x(until)}`).join("");
}

/** The ways up or down from one to the next, where none is missing between them. */
function ways(steps: readonly ChartStep[], { x, y }: Placing): string {
  return steps
    .map(({ until, price }, at) => {
      const next = steps[at + 1];
      return next?.from === until ? `M${x(until)} ${y(price)}V${y(next.price)}` : "";
    })
    .join("");
}

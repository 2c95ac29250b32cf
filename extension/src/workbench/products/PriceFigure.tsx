import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PriceChart } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { placeByKey } from "../../ui/controls/places.js";
import { dayOf } from "../../words/moments.js";
import { moment, money } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import type { Plot } from "./PricePlot.js";

const HEIGHT = 240;

/** What a price was when, as a chart and as a table. */
export function PriceFigure({ chart }: { chart: PriceChart }) {
  const { steps, rows, currency } = chart;
  const [marked, setMarked] = useState<number | null>(null);
  const amount = (value: string): string => money(value, currency);
  const step = marked === null ? undefined : steps[marked];
  const last = steps.at(-1);
  const said = (place: number | null): string => {
    const of = place === null ? last : steps[place];
    return of ? text("ui_chart_step", { price: amount(of.price), from: moment(of.from), until: moment(of.until) }) : "";
  };
  const shape = text("ui_chart_shape", {
    from: dayOf(chart.from),
    until: dayOf(chart.until),
    lowest: chart.lowest ? amount(chart.lowest) : "",
    highest: chart.highest ? amount(chart.highest) : "",
  });

  function press(event: KeyboardEvent): void {
    const now = marked ?? steps.length - 1;
    if (event.key === "Escape") return setMarked(null);
    const wanted = placeByKey(event.key, now, steps.length);
    if (wanted === null) return;
    event.preventDefault();
    setMarked(wanted);
  }

  return (
    <div class="pricefigure">
      {steps.length > 0 && isOneDay(chart) && (
        <p class="soft">
          {text("ui_chart_one_day", { day: dayOf(chart.from), price: last ? amount(last.price) : "" })}
        </p>
      )}
      {steps.length > 0 && !isOneDay(chart) && (
        <>
          <div
            class="plot"
            dir="ltr"
            role="slider"
            tabIndex={0}
            aria-label={shape}
            aria-valuemin={1}
            aria-valuemax={steps.length}
            aria-valuenow={(marked ?? steps.length - 1) + 1}
            aria-valuetext={said(marked)}
            onKeyDown={press}
          >
            <Canvas chart={chart} marked={marked} onStep={setMarked} />
          </div>
          <p class="readout" aria-hidden="true">
            {step ? said(marked) : shape}
          </p>
          <Legend chart={chart} />
        </>
      )}
      <Disclosure label={text("ui_chart_table")}>
        <div class="tablewrap" role="region" tabIndex={0} aria-label={text("ui_chart_table")}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">{text("ui_chart_when")}</th>
                <th scope="col">{text("ui_price_short")}</th>
                <th scope="col">{text("ui_chart_list")}</th>
                <th scope="col">{text("ui_field_stock")}</th>
                <th scope="col">{text("ui_chart_from")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.toReversed().map((row) => (
                <tr key={`${row.at} ${row.price}`}>
                  <th scope="row">{moment(row.at)}</th>
                  <td>{row.price === null ? text("ui_chart_none") : <bdi>{amount(row.price)}</bdi>}</td>
                  <td>{row.list !== null && <bdi>{amount(row.list)}</bdi>}</td>
                  <td>{row.stock}</td>
                  <td>{text(`ui_chart_from_${row.from}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </div>
  );
}

/** Nobody looked on another day, at any other price: there is nothing to draw. */
function isOneDay({ steps, rows }: PriceChart): boolean {
  const days = new Set(rows.map(({ at }) => new Date(at).toDateString()));
  return steps.length === 1 && days.size === 1;
}

interface CanvasProps {
  chart: PriceChart;
  marked: number | null;
  onStep: (step: number | null) => void;
}

/** The drawing. What draws it is fetched when the first chart is to be shown. */
function Canvas({ chart, marked, onStep }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Plot | null>(null);
  const theme = useTheme();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let over = false;
    const size = new ResizeObserver(([entry]) => entry && drawn.current?.resize(Math.floor(entry.contentRect.width)));
    void import("./PricePlot.js").then(({ plot }) => {
      if (over) return;
      drawn.current = plot(element, {
        chart,
        width: element.clientWidth,
        height: HEIGHT,
        amount: (value) => money(String(value), chart.currency),
        day: (seconds) => dayOf(seconds * 1_000),
        onStep,
      });
      size.observe(element);
    }, console.error);
    return () => {
      over = true;
      size.disconnect();
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [chart, theme]);
  useLayoutEffect(() => drawn.current?.mark(marked), [marked]);
  return <div ref={place} class="canvas" style={{ blockSize: `${HEIGHT}px` }} aria-hidden="true" />;
}

/** Light or dark, as it is now. */
function useTheme(): boolean {
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const follow = (): void => setDark(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return dark;
}

/** What is drawn how. */
function Legend({ chart }: { chart: PriceChart }) {
  const events = [...new Set(chart.events.map(({ name }) => sentence(name)))];
  return (
    <ul class="legend fine soft">
      <li class="of-price">{text("ui_chart_price")}</li>
      {chart.steps.some(({ watched }) => !watched) && <li class="of-unseen">{text("ui_chart_unseen")}</li>}
      {chart.steps.some(({ list }) => list !== null) && <li class="of-list">{text("ui_chart_list")}</li>}
      {chart.window && <li class="of-window">{text("ui_chart_window")}</li>}
      {events.length > 0 && (
        <li class="of-event" dir="auto">
          {events.join(" · ")}
        </li>
      )}
    </ul>
  );
}

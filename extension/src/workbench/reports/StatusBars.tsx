import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Bar, ReportView } from "../../../pkg/affix.js";
import { text, uiLocale } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { placeByKey } from "../../ui/controls/places.js";
import { saveBlob } from "../../ui/save.js";
import { day, money } from "../../words/money.js";
import type { Asked } from "./asked.js";
import type { Plot } from "./BarsPlot.js";

const HEIGHT = 250;
/** In the order of a bar's parts. */
const STATUSES = ["pending", "confirmed", "paid", "void"] as const;
/** The places of the parts as they are told: what is sure first. */
const TOLD = [2, 1, 0, 3] as const;

/** A bar's days, short. */
function named({ from }: Bar, unit: string): string {
  const at = Date.parse(from);
  const options: Intl.DateTimeFormatOptions =
    unit === "month" ? { month: "short", year: "numeric" } : { month: "short", day: "numeric" };
  return new Intl.DateTimeFormat(uiLocale(), { ...options, timeZone: "UTC" }).format(at);
}

interface StatusBarsProps {
  view: ReportView;
  open: (asked: Asked) => void;
}

/** Commission by day, week or month of the order, by where it stands: as bars and as a table. */
export function StatusBars({ view, open }: StatusBarsProps) {
  const { bars, unit, currency } = view;
  const [marked, setMarked] = useState<number | null>(null);
  const drawn = useRef<Plot | null>(null);
  const amount = (value: string): string => money(value, currency);
  const title = text(`ui_reports_bars_${unit}`);
  const said = (bar: Bar | undefined): string => {
    if (!bar) return "";
    const parts = TOLD.map((at) => `${text(`ui_reports_status_${STATUSES[at]}`)} ${amount(bar.parts[at])}`);
    return `${text(`ui_reports_${unit}_of`, { day: named(bar, unit) })}: ${parts.join(" · ")}`;
  };
  const openBar = (bar: Bar | undefined): void => {
    if (bar) open({ title: said(bar), picked: [{ key: unit, value: bar.name }] });
  };

  function press(event: KeyboardEvent): void {
    const now = marked ?? bars.length - 1;
    if (event.key === "Escape") return setMarked(null);
    if (event.key === "Enter") return openBar(bars[now]);
    const wanted = placeByKey(event.key, now, bars.length);
    if (wanted === null) return;
    event.preventDefault();
    setMarked(wanted);
  }

  async function save(): Promise<void> {
    const picture = await drawn.current?.picture(
      title,
      STATUSES.map((status) => text(`ui_reports_status_${status}`)),
    );
    if (picture) saveBlob("affix-earnings", "png", picture);
  }

  if (bars.length === 0) return null;
  const shown = bars[marked ?? bars.length - 1];
  return (
    <section class="sheet" aria-labelledby="bars-title">
      <div class="sheethead">
        <h3 id="bars-title">{title}</h3>
        <span class="soft fine">{currency}</span>
      </div>
      <div
        class="barsplot"
        dir="ltr"
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={(marked ?? bars.length - 1) + 1}
        aria-valuetext={said(shown)}
        onKeyDown={press}
      >
        <Canvas
          bars={bars}
          marked={marked}
          hold={drawn}
          amount={(value) => money(String(value), currency)}
          name={(bar) => named(bar, unit)}
          onMark={setMarked}
          onOpen={(at) => openBar(bars[at])}
        />
      </div>
      <p class="fine readout" aria-hidden="true">
        {said(shown)}
      </p>
      <div class="row takeout">
        <Button kind="quiet" onClick={() => openBar(shown)}>
          {text("ui_reports_bar_rows")}
        </Button>
        <Button kind="quiet" onClick={() => void save()}>
          {text("ui_reports_png")}
        </Button>
      </div>
      <Disclosure label={text("ui_chart_table")}>
        <div class="tablewrap" role="region" tabIndex={0} aria-label={text("ui_chart_table")}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">{text(`ui_reports_unit_${unit}`)}</th>
                {TOLD.map((at) => (
                  <th key={at} scope="col">
                    {text(`ui_reports_status_${STATUSES[at]}`)}
                  </th>
                ))}
                <th scope="col">{text("ui_reports_earned")}</th>
              </tr>
            </thead>
            <tbody>
              {bars.toReversed().map((bar) => (
                <tr key={bar.name}>
                  <th scope="row">
                    <button type="button" class="button quiet slim" onClick={() => openBar(bar)}>
                      {unit === "month" ? day(bar.name) : day(bar.from)}
                    </button>
                  </th>
                  {TOLD.map((at) => (
                    <td key={at}>
                      <bdi>{amount(bar.parts[at])}</bdi>
                    </td>
                  ))}
                  <td>
                    <bdi>{amount(bar.earned)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </section>
  );
}

interface CanvasProps {
  bars: Bar[];
  marked: number | null;
  hold: { current: Plot | null };
  amount: (value: number) => string;
  name: (bar: Bar) => string;
  onMark: (at: number | null) => void;
  onOpen: (at: number) => void;
}

/** The drawing. What draws it is fetched when the first bars are to be shown. */
function Canvas({ bars, marked, hold, amount, name, onMark, onOpen }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const follow = (): void => setDark(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let over = false;
    const size = new ResizeObserver(([entry]) => entry && hold.current?.resize(Math.floor(entry.contentRect.width)));
    void import("./BarsPlot.js").then(({ plot }) => {
      if (over) return;
      hold.current = plot(element, { bars, width: element.clientWidth, height: HEIGHT, amount, name, onMark, onOpen });
      size.observe(element);
    }, console.error);
    return () => {
      over = true;
      size.disconnect();
      hold.current?.destroy();
      hold.current = null;
    };
  }, [bars, dark]);
  useLayoutEffect(() => hold.current?.mark(marked), [marked]);
  return <div ref={place} class="canvas" style={{ blockSize: `${HEIGHT}px` }} aria-hidden="true" />;
}

import { useEffect, useMemo, useState } from "preact/hooks";
import type { PriceChart, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { priceChart } from "../../core/desk/price.js";
import { Select } from "../../ui/controls/Select.js";
import type { Prices } from "../../ui/hooks/usePrices.js";
import { PriceReasons, Verdict } from "../../ui/parts/PriceReasons.js";
import { money } from "../../words/money.js";
import { PriceFigure } from "./PriceFigure.js";
import { judgedOf, seriesName } from "./seen.js";

/** What is to be said of the price of one variant, and its chart. */
export function PriceSheet({ prices, settings }: { prices: Prices; settings: Settings }) {
  const { history, product, series } = prices;
  const [wanted, setWanted] = useState<string | null>(null);
  const speaking = history.series.find(({ id }) => id === wanted) ?? prices.speaking;
  const record = useMemo(() => series.find(({ id }) => id === speaking?.id), [series, speaking?.id]);
  const [chart, setChart] = useState<PriceChart | null>(null);
  useEffect(() => {
    if (!record) return setChart(null);
    let over = false;
    priceChart(product, record, settings.events ?? []).then((found) => over || setChart(found), console.error);
    return () => {
      over = true;
    };
  }, [record, product, settings.events]);
  if (!speaking) {
    return (
      <section class="sheet" aria-labelledby="price-title">
        <h2 id="price-title">{text("ui_price_short")}</h2>
        <p class="soft">{text("ui_seen_no_price")}</p>
      </section>
    );
  }
  const { answer } = speaking;
  const amount = (value: string | null): string => (value === null ? "–" : money(value, answer.key.currency));
  const figures = [
    ["ui_price_now", answer.now],
    ["ui_price_lowest30", answer.lowest30],
    ["ui_price_lowest90", answer.lowest90],
    ["ui_price_usual90", answer.usual90],
  ] as const;
  return (
    <section class="sheet" aria-labelledby="price-title">
      <div class="pricehead">
        <h2 id="price-title">{text("ui_price_short")}</h2>
        <Select
          bare
          label={text("ui_price_which")}
          value={speaking.id}
          choices={history.series.map((one) => ({ value: one.id, label: seriesName(one) }))}
          onChange={setWanted}
        />
      </div>
      <p class="bigverdict">
        <Verdict of={judgedOf(answer, product)} />
      </p>
      <PriceReasons
        prices={wanted === null ? prices : { ...prices, speaking, history: { ...history, speaks: null } }}
      />
      <dl class="pricefigures">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{text(label)}</dt>
            <dd>
              <bdi>{amount(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {chart && <PriceFigure key={speaking.id} chart={chart} />}
    </section>
  );
}

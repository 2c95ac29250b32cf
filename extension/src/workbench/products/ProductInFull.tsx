import { useEffect, useMemo, useState } from "preact/hooks";
import type { PriceChart, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress, openPage } from "../../browser/pages.js";
import { priceChart } from "../../core/desk/price.js";
import { eraseSeen } from "../../stored/prices.js";
import { Button } from "../../ui/controls/Button.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { type Prices, usePricesOf } from "../../ui/hooks/usePrices.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { troubleText } from "../../ui/page.js";
import { Empty } from "../../ui/parts/Empty.js";
import { KeepButton } from "../../ui/parts/KeepButton.js";
import { Picture } from "../../ui/parts/Picture.js";
import { PriceReasons, Verdict } from "../../ui/parts/PriceReasons.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { ShortlistSaid } from "../../ui/parts/ShortlistSaid.js";
import { moment, money } from "../../words/money.js";
import { ownOrdersText } from "../../words/ownOrders.js";
import { PriceFigure } from "./PriceFigure.js";
import { judgedOf, keptSeen, seriesName } from "./seen.js";
import { useOwnOrders } from "./useOwnOrders.js";
import { Vetting } from "./Vetting.js";
import { Wishes } from "./Wishes.js";

interface ProductInFullProps {
  id: string;
  settings: Settings;
  /** Goes back to all that was seen. */
  back: () => void;
}

/** One product: what it is, what is to be said of its price and why, what it was when, and what the user wants of it. */
export function ProductInFull({ id, settings, back }: ProductInFullProps) {
  const [trouble, setTrouble] = useState("");
  const prices = usePricesOf(id, null, (why) => setTrouble(troubleText(why)));
  return (
    <div class="stack one-product">
      <a class="go back" href="#products/seen">
        <Icon name="turn" />
        {text("ui_seen_all")}
      </a>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {prices === null && (
        <Empty drawing="products" says={text("ui_seen_unknown", { id })}>
          <Button kind="main" drawing="open" onClick={() => void openAliExpress()}>
            {text("ui_today_to_page")}
          </Button>
        </Empty>
      )}
      {prices && (
        <Whole prices={prices} settings={settings} back={back} onTrouble={(why) => setTrouble(troubleText(why))} />
      )}
    </div>
  );
}

interface WholeProps {
  prices: Prices;
  settings: Settings;
  back: () => void;
  onTrouble: (why: unknown) => void;
}

function Whole({ prices, settings, back, onTrouble }: WholeProps) {
  const { product } = prices;
  const shortlist = useShortlist();
  const own = useOwnOrders(product.id);
  const name = productName({ id: product.id, title: product.title });
  const kept = shortlist.kept?.find(({ id }) => id === product.id);
  async function forget(): Promise<void> {
    await eraseSeen([product.id]);
    back();
  }
  return (
    <>
      <section class="sheet onehead" aria-labelledby="one-title">
        <Picture src={product.image} />
        <div class="grow">
          <h2 id="one-title" dir="auto">
            {name}
          </h2>
          <p class="soft fine">
            {[product.storeName, text("ui_seen_last", { at: moment(product.lastAt) })].filter(Boolean).join(" · ")}
          </p>
          {own && <p class="soft fine">{ownOrdersText(own)}</p>}
          {product.goneAt !== null && (
            <p class="fine caution">{text("ui_seen_gone", { at: moment(product.goneAt) })}</p>
          )}
        </div>
        <div class="row">
          {product.address && (
            <Button drawing="open" onClick={() => void openPage(product.address)}>
              {text("ui_seen_open")}
            </Button>
          )}
          <KeepButton product={keptSeen(product)} shortlist={shortlist} of={name} />
        </div>
      </section>
      <ShortlistSaid of={shortlist} />
      <PriceSheet prices={prices} settings={settings} />
      <Vetting product={product} />
      {kept && <Wishes key={kept.id} kept={kept} currency={product.price?.currency ?? null} shortlist={shortlist} />}
      <Button kind="quiet" class="at-start" drawing="bin" onClick={() => void forget().catch(onTrouble)}>
        {text("ui_seen_forget")}
      </Button>
    </>
  );
}

/** What is to be said of the price of one variant, and its chart. */
function PriceSheet({ prices, settings }: { prices: Prices; settings: Settings }) {
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

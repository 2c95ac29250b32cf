/** What a table of products shows, can be put in order by, and writes into a file. */

import type { ComponentChildren } from "preact";
import type { Earner, ListingLook, Order } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import type { KnownVetting } from "../stored/vetting.js";
import { AnswerMark } from "../ui/parts/Answer.js";
import { ProductPrice, ProductSold, ProductTitle, type RowProduct } from "../ui/parts/ProductRow.js";
import type { Column, Exported } from "../ui/table/types.js";
import type { Sorting } from "../ui/table/view.js";
import { dayOf } from "../words/moments.js";
import { moneyRange, percentRange } from "../words/money.js";
import { sentence } from "../words/sentences.js";
import type { KnownById } from "./useKnown.js";

/** In the order in which they are offered; the one to begin with comes first of all. */
const ORDERS: Order[] = ["sells", "perClicks", "high", "rate", "sold", "rating", "price", "discount"];

/** Every order that some product has a figure for: the core's, by each product's place in it. */
export function sortings({ cards, orders, by, rate }: ListingLook): Sorting<Earner>[] {
  const offered = ORDERS.filter((order) => order !== "rate" || rate === null);
  const first = offered.filter((order) => order === by);
  return [...first, ...offered.filter((order) => order !== by)].flatMap((order) => {
    const places = orders.find((one) => one.by === order)?.cards;
    if (!places) return [];
    // The best has the highest figure.
    const ranks = new Map(places.map((place, at) => [cards[place]?.id, -at]));
    return {
      key: order,
      label: text(`ui_order_${order.toLowerCase()}`),
      figure: ({ id }: Earner) => ranks.get(id) ?? null,
      first: "descending",
    };
  });
}

/** The products in the order of their commission; without an estimate at the end. Others start from it. */
export function byCommission({ cards, orders }: ListingLook): Earner[] {
  const high = orders.find((one) => one.by === "high")?.cards ?? [];
  const ranked = new Set(high);
  return [...high.flatMap((place) => cards[place] ?? []), ...cards.filter((_, place) => !ranked.has(place))];
}

interface Shown {
  look: ListingLook;
  /** The page of a product. */
  addressOf: (earner: Earner) => string;
  /** The row's own buttons. */
  actions: (earner: Earner) => ComponentChildren;
  /** What else is known, below its title. */
  since?: ((earner: Earner) => ComponentChildren) | undefined;
  /** How its price went, below it. */
  trend?: ((earner: Earner) => ComponentChildren) | undefined;
  /** What is known for and against products. */
  known: KnownById;
}

export function productOf(earner: Earner, address: string): RowProduct {
  return { ...earner, address };
}

export function columns({ look, addressOf, actions, since, trend, known }: Shown): Column<Earner>[] {
  return [
    {
      key: "product",
      label: text("ui_column_product"),
      place: "title",
      cell: (earner) => <ProductTitle product={productOf(earner, addressOf(earner))}>{since?.(earner)}</ProductTitle>,
    },
    {
      key: "price",
      label: text("ui_order_price"),
      place: "start",
      width: "92px",
      sorts: ["price", "discount"],
      cell: (earner) => (
        <>
          <ProductPrice product={productOf(earner, "")} />
          {trend?.(earner)}
        </>
      ),
    },
    {
      key: "sold",
      label: text("ui_order_sold"),
      place: "below",
      width: "108px",
      sorts: ["rating", "sold"],
      cell: (earner) => <ProductSold product={productOf(earner, "")} />,
    },
    {
      key: "earns",
      label: text("ui_order_high"),
      place: "end",
      width: "112px",
      sorts: ["high", "perClicks"],
      cell: (earner) => <Earns earner={earner} rate={look.rate === null} />,
    },
    // Cards know little: where no product was ever looked at, there is no column.
    ...(look.cards.some(({ id }) => known[id])
      ? [
          {
            key: "signals",
            label: text("ui_column_signals"),
            place: "last" as const,
            width: "92px",
            cell: ({ id }: Earner) => <KnownMark known={known[id]} />,
          },
        ]
      : []),
    { key: "do", label: text("ui_column_do"), bare: true, place: "actions", width: "132px", cell: actions },
  ];
}

function KnownMark({ known }: { known: KnownVetting | undefined }) {
  return (
    <span class="small" title={known && text("ui_signals_on", { day: dayOf(known.at) })}>
      <AnswerMark answer={known?.overall ?? "unknown"} />
    </span>
  );
}

/** What a sale pays, and what 100 clicks do; `rate` where it is not the same for all. */
function Earns({ earner: { estimate, problem }, rate }: { earner: Earner; rate: boolean }) {
  if (!estimate)
    return (
      <span class="soft fine" title={problem ? sentence(problem) : undefined}>
        {text("ui_earns_unknown")}
      </span>
    );
  const { per100Clicks, currency } = estimate;
  return (
    <span class="earnings">
      <bdi class="earned">{moneyRange(estimate, currency)}</bdi>
      {rate && <span class="soft small">{percentRange(estimate.rate)}</span>}
      {per100Clicks && (
        <span class="soft small">{text("ui_earns_clicks", { amount: moneyRange(per100Clicks, currency) })}</span>
      )}
    </span>
  );
}

/** A file's columns: decimal text as the core has it, nothing rounded. */
export function exported(
  addressOf: (earner: Earner) => string,
  linkOf: (earner: Earner) => string | null,
  known: KnownById,
): Exported<Earner>[] {
  return [
    { name: "productId", value: ({ id }) => id },
    { name: "title", value: ({ title }) => title },
    { name: "address", value: addressOf },
    { name: "priceMin", value: ({ price }) => price?.min ?? null },
    { name: "priceMax", value: ({ price }) => price?.max ?? null },
    { name: "priceCurrency", value: ({ price }) => price?.currency ?? null },
    { name: "discountPercent", value: ({ discount }) => discount },
    { name: "soldAtLeast", value: ({ sold }) => sold?.atLeast ?? null },
    { name: "rating", value: ({ rating }) => rating },
    { name: "ad", value: ({ ad }) => ad },
    { name: "choice", value: ({ choice }) => choice },
    { name: "newBuyersOnly", value: ({ newUserPrice }) => newUserPrice },
    { name: "earnsLow", value: ({ estimate }) => estimate?.low ?? null },
    { name: "earnsHigh", value: ({ estimate }) => estimate?.high ?? null },
    { name: "earnsCurrency", value: ({ estimate }) => estimate?.currency ?? null },
    { name: "rateLow", value: ({ estimate }) => estimate?.rate.low ?? null },
    { name: "rateHigh", value: ({ estimate }) => estimate?.rate.high ?? null },
    { name: "vetting", value: ({ id }) => known[id]?.overall ?? null },
    { name: "vettingFlags", value: ({ id }) => known[id]?.flags.join(" ") ?? null },
    { name: "vettingFormula", value: ({ id }) => known[id]?.formula ?? null },
    { name: "vettedAt", value: ({ id }) => (known[id] ? new Date(known[id].at).toISOString() : null) },
    { name: "link", value: linkOf },
  ];
}

/** The words by which a product is found. */
export function says({ id, title, store }: Earner): string {
  return `${title ?? ""}\n${id}\n${store ?? ""}`;
}

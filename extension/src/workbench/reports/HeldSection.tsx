import { useEffect, useMemo, useState } from "preact/hooks";
import type { Calibration, HeldOrder, HeldSource, HeldView } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { onLogChanged } from "../../stored/log.js";
import { onOrdersChanged } from "../../stored/orders.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { Empty } from "../../ui/parts/Empty.js";
import { saveText } from "../../ui/save.js";
import { Table } from "../../ui/table/Table.js";
import type { Column } from "../../ui/table/types.js";
import type { Sorting } from "../../ui/table/view.js";
import { BASIS } from "../../words/basis.js";
import { day, percent, percentRange } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { count } from "../../words/sentences.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";
import type { RoomProps } from "../room.js";

/** What Affix said when links were copied, held against what their orders paid. */
export function HeldSection({ shown }: RoomProps) {
  const { view, trouble } = useHeld(shown);
  const [failed, setFailed] = useState("");
  const columns = useColumns();
  const csv = (): void =>
    void ask({ do: "heldCsv" }).then(
      (file) => saveText("affix-estimates-held", "csv", file),
      (why: unknown) => setFailed(whyNot(why)),
    );
  return (
    <div class="stack reports">
      {(trouble || failed) && (
        <Notice tone="bad" alert>
          {trouble || failed}
        </Notice>
      )}
      {view?.all === 0 && (
        <Empty drawing="reports" says={none(view)}>
          <a class="button" href={view.said === 0 ? "#products" : "#reports"}>
            {text(view.said === 0 ? "ui_room_products" : "ui_reports_import")}
          </a>
        </Empty>
      )}
      {view && view.all > 0 && (
        <>
          <section class="sheet" aria-labelledby="sources-title">
            <h3 id="sources-title">{text("ui_accuracy_by_source")}</h3>
            <p class="soft fine">{text("ui_accuracy_intro")}</p>
            <ul class="heldsources">
              {view.sources.map((source) => (
                <Source key={`${source.network} ${source.held.source}`} source={source} />
              ))}
            </ul>
            <p class="soft fine">{counted(view)}</p>
          </section>
          <section class="sheet" aria-labelledby="heldorders-title">
            <h3 id="heldorders-title">{text("ui_accuracy_orders")}</h3>
            <Table
              label={text("ui_accuracy_orders")}
              rows={view.orders}
              keyOf={keyOf}
              nameOf={nameOf}
              columns={columns}
              sorts={sorts()}
              says={({ key, product, title }) => [key, product, title].filter(Boolean).join("\n")}
            />
            {view.all > view.orders.length && <p class="soft fine">{count("ui_reports_more_rows", view.all)}</p>}
            <div class="row">
              <Button kind="quiet" onClick={csv}>
                {count("ui_reports_rows_csv", view.all)}
              </Button>
            </div>
          </section>
        </>
      )}
      {view?.backtest && <Backtest held={view.backtest} />}
    </div>
  );
}

/** The latest answer, asked anew after every change of the log and the orders. */
function useHeld(shown: boolean) {
  const [view, setView] = useState<HeldView | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    if (!shown) return;
    let latest = 0;
    const look = (): void => {
      latest += 1;
      const mine = latest;
      ask({ do: "held" }).then(
        (found) => {
          if (mine !== latest) return;
          setTrouble("");
          setView(found);
        },
        (why: unknown) => mine === latest && setTrouble(whyNot(why)),
      );
    };
    look();
    const stops = [onOrdersChanged(look), onLogChanged(look)];
    return () => {
      latest = -1;
      for (const stop of stops) stop();
    };
  }, [shown]);
  return { view, trouble };
}

function none(view: HeldView): string {
  if (view.said === 0) return text("ui_accuracy_empty");
  return `${count("ui_accuracy_copied", view.said)} ${view.open > 0 ? count("ui_accuracy_open", view.open) : text("ui_accuracy_no_order")}`;
}

function counted(view: HeldView): string {
  return [
    count("ui_accuracy_copied", view.said),
    ...(view.open > 0 ? [count("ui_accuracy_open", view.open)] : []),
  ].join(" ");
}

/** How well the user's own orders would have said each other. */
function Backtest({ held }: { held: Calibration }) {
  return (
    <section class="sheet" aria-labelledby="backtest-title">
      <h3 id="backtest-title">{text("ui_accuracy_backtest")}</h3>
      <p class="soft fine">{text("ui_accuracy_backtest_is")}</p>
      <ul class="heldsources">
        <li class={`held-${held.outcome}`}>
          <div class="heldname">
            <b>{text("ui_accuracy_backtest_of")}</b>
            <span class="soft fine">{text("ui_accuracy_backtest_networks")}</span>
          </div>
          <Share held={held} />
          <p class="fine">
            <b>{text(`ui_accuracy_${held.outcome}`)}</b>{" "}
            {held.outcome === "off" && text("ui_accuracy_backtest_off", { by: percent(held.widen) })}{" "}
            <span class="soft">{bias(held.bias)}</span>
          </p>
        </li>
      </ul>
    </section>
  );
}

/** How many lay inside, with the interval of their share. */
function Share({ held }: { held: Calibration }) {
  const few = held.outcome === "few";
  return (
    <div class="heldshare">
      <span class="heldbar" aria-hidden="true">
        <i style={{ inlineSize: `${held.share}%` }} />
        <u style={{ insetInlineStart: "90%" }} />
      </span>
      <b class={few ? "soft" : undefined}>{count("ui_accuracy_inside", held.of, { inside: String(held.inside) })}</b>
      <span class="soft fine">
        {percent(held.share)} <bdi>{percentRange(held)}</bdi>
      </span>
    </div>
  );
}

/** How often one source was right. */
function Source({ source: { network, held } }: { source: HeldSource }) {
  const networks = useNetworks();
  return (
    <li class={`held-${held.outcome}`}>
      <div class="heldname">
        <b>{text(BASIS[held.source as keyof typeof BASIS] ?? "ui_accuracy_other_source")}</b>
        <span class="soft fine" translate={false}>
          {networkName(networks, network)}
        </span>
      </div>
      <Share held={held} />
      <p class="fine">
        <b>{text(`ui_accuracy_${held.outcome}`)}</b>{" "}
        {held.outcome === "off" && held.source !== "own" && text("ui_accuracy_widened", { by: percent(held.widen) })}
        {held.outcome === "off" && held.source === "own" && text("ui_accuracy_own", { by: percent(held.widen) })}{" "}
        <span class="soft">{bias(held.bias)}</span>
      </p>
    </li>
  );
}

function bias(said: string): string {
  if (Number(said) === 0) return text("ui_accuracy_bias_none");
  const less = said.startsWith("-");
  return text(less ? "ui_accuracy_bias_less" : "ui_accuracy_bias_more", { by: percent(less ? said.slice(1) : said) });
}

const keyOf = ({ network, key }: HeldOrder): string => `${network} ${key}`;
const nameOf = ({ title, product }: HeldOrder): string => title ?? text("ui_product_number", { id: product });

const sorts = (): Sorting<HeldOrder>[] => [
  { key: "when", label: text("ui_reports_field_orderedat"), figure: ({ orderedOn }) => orderedOn, first: "descending" },
  { key: "what", label: text("ui_column_product"), figure: nameOf, as: "words", first: "ascending" },
  { key: "paid", label: text("ui_accuracy_paid"), figure: ({ paid }) => Number(paid), first: "descending" },
  { key: "place", label: text("ui_accuracy_place"), figure: ({ place }) => place, first: "ascending" },
];

function useColumns(): Column<HeldOrder>[] {
  const networks = useNetworks();
  return useMemo<Column<HeldOrder>[]>(
    () => [
      {
        key: "what",
        label: text("ui_column_product"),
        place: "title",
        sorts: ["what"],
        cell: (order) => (
          <span class="rowname">
            <a href={`#products/${order.product}`} dir="auto" title={nameOf(order)}>
              {nameOf(order)}
            </a>
            <small class="soft">
              <bdi dir="ltr">{order.key}</bdi> · {networkName(networks, order.network)}
            </small>
          </span>
        ),
      },
      {
        key: "when",
        label: text("ui_reports_field_orderedat"),
        place: "start",
        width: "120px",
        sorts: ["when"],
        cell: ({ orderedOn }) => (
          <span class="soft">{orderedOn === null ? text("ui_reports_unsaid") : day(orderedOn)}</span>
        ),
      },
      {
        key: "said",
        label: text("ui_accuracy_said"),
        place: "below",
        width: "190px",
        cell: ({ low, high, saidOn, source }) => (
          <span class="heldsaid">
            <bdi>{percentRange({ low, high })}</bdi>
            <small class="soft">
              {text(`ui_accuracy_source_${source.toLowerCase()}`)}, {day(saidOn)}
            </small>
          </span>
        ),
      },
      {
        key: "paid",
        label: text("ui_accuracy_paid"),
        place: "end",
        width: "90px",
        sorts: ["paid"],
        cell: ({ paid }) => <b>{percent(paid)}</b>,
      },
      {
        key: "place",
        label: text("ui_accuracy_place"),
        place: "actions",
        width: "130px",
        sorts: ["place"],
        cell: ({ place }) => <span class={`heldplace ${place}`}>{text(`ui_accuracy_place_${place}`)}</span>,
      },
    ],
    [networks],
  );
}

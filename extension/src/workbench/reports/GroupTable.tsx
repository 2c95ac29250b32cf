import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { ReportGroup, ReportView } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Select } from "../../ui/controls/Select.js";
import { Table } from "../../ui/table/Table.js";
import type { Column, Exported } from "../../ui/table/types.js";
import type { Sorting } from "../../ui/table/view.js";
import { share } from "../../words/decimal.js";
import { money, moneyRange, number, percent, percentRange } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import type { Asked } from "./asked.js";
import { useValueName } from "./values.js";

/** What the table can be by. */
const KEYS = [
  "product",
  "campaign",
  "subid",
  "store",
  "category",
  "country",
  "network",
  "buyer",
  "status",
  "day",
  "week",
  "month",
] as const;
const STATUSES = ["paid", "confirmed", "pending"] as const;

interface GroupTableProps {
  view: ReportView;
  by: string;
  choose: (by: string) => void;
  open: (asked: Asked) => void;
}

/** What earns, by any key. */
export function GroupTable({ view, by, choose, open }: GroupTableProps) {
  const { groups, allGroups: all, idle } = view;
  const nameOf = useValueName(by);
  const named = useMemo(
    () =>
      ({ value, title }: ReportGroup) =>
        nameOf(value, title),
    [nameOf],
  );
  const withClicks = groups.some(({ total }) => total.clicks !== null);
  const top = Math.max(0, ...groups.map(({ total }) => Number(total.earned)));
  const columns = useMemo(() => columnsOf(by, named, top, withClicks, open), [by, named, top, withClicks]);
  const sorts = useMemo(() => sortsOf(by, named, withClicks), [by, named, withClicks]);
  const exported = useMemo(() => exportedOf(by, named), [by, named]);
  const standing = (wanted: "above" | "below") => groups.filter(({ stands }) => stands === wanted).slice(0, 5);
  return (
    <section class="sheet" aria-labelledby="groups-title">
      <div class="sheethead">
        <h3 id="groups-title">{text("ui_reports_what_earns")}</h3>
        <Select
          bare
          label={text("ui_reports_by")}
          value={by}
          choices={KEYS.map((key) => ({ value: key, label: text(`ui_reports_key_${key}`) }))}
          onChange={choose}
        />
      </div>
      {(["above", "below"] as const).map(
        (wanted) =>
          standing(wanted).length > 0 && (
            <p key={wanted} class="fine standing">
              <b>{text(`ui_reports_${wanted}`)}</b> {standing(wanted).map(named).join(" · ")}
            </p>
          ),
      )}
      <Table
        key={by}
        label={text("ui_reports_what_earns")}
        rows={groups}
        keyOf={keyOf}
        nameOf={named}
        columns={columns}
        sorts={sorts}
        says={named}
        exported={{ file: `affix-orders-by-${by}`, columns: exported }}
      />
      {all > groups.length && <p class="soft fine">{count("ui_reports_more_groups", all - groups.length)}</p>}
      {idle.length > 0 && <p class="soft fine">{count("ui_reports_idle", idle.length)}</p>}
      <p class="soft fine">{text(withClicks ? "ui_reports_caution" : "ui_reports_no_clicks")}</p>
    </section>
  );
}

// A value may be any text, also the empty one.
const keyOf = ({ value }: ReportGroup): string => (value === null ? "-" : `=${value}`);

/** A figure; with its name where there are no headings. */
function Figure({ name, few, children }: { name: string; few?: boolean; children: ComponentChildren }) {
  return (
    <span class={few ? "groupfigure soft" : "groupfigure"}>
      <span class="narrow-name" aria-hidden="true">
        {name}
      </span>
      {children}
    </span>
  );
}

function columnsOf(
  by: string,
  named: (group: ReportGroup) => string,
  top: number,
  withClicks: boolean,
  open: (asked: Asked) => void,
): Column<ReportGroup>[] {
  const none = <span class="soft">–</span>;
  const first: Column<ReportGroup>[] = [
    {
      key: "value",
      label: text(`ui_reports_key_${by}`),
      place: "title",
      sorts: ["value"],
      cell: (group) => (
        <button
          type="button"
          class="groupname"
          title={named(group)}
          onClick={() => open({ title: named(group), picked: [{ key: by, value: group.value }] })}
        >
          <bdi>{named(group)}</bdi>
          {by === "product" && group.title && (
            <small>
              <bdi dir="ltr">{group.value}</bdi>
            </small>
          )}
        </button>
      ),
    },
    {
      key: "earned",
      label: text("ui_reports_earned_short"),
      place: "start",
      width: "150px",
      sorts: ["earned"],
      cell: ({ total }) => (
        <span class="earnedcell">
          <span class="parts-bar" style={{ inlineSize: `${share(total.earned, top || 1) * 100}%` }} aria-hidden="true">
            {STATUSES.map((status) => (
              <i
                key={status}
                class={status}
                style={{ inlineSize: `${share(total.commission[status], Number(total.earned) || 1) * 100}%` }}
              />
            ))}
          </span>
          <b>
            <bdi>{money(total.earned, total.currency)}</bdi>
          </b>
        </span>
      ),
    },
    {
      key: "orders",
      label: text("ui_reports_orders_short"),
      place: "below",
      width: "70px",
      sorts: ["orders"],
      cell: ({ total }) => <Figure name={text("ui_reports_orders_short")}>{number(total.orders)}</Figure>,
    },
    {
      key: "sale",
      label: text("ui_reports_sale_short"),
      place: "below",
      width: "100px",
      sorts: ["sale"],
      cell: ({ total }) => (
        <Figure name={text("ui_reports_sale_short")}>
          <bdi>{money(total.sale, total.currency)}</bdi>
        </Figure>
      ),
    },
    {
      key: "rate",
      label: text("ui_reports_rate_short"),
      place: "below",
      width: "74px",
      sorts: ["rate"],
      cell: ({ total }) => (
        <Figure name={text("ui_reports_rate_short")}>{total.rate ? percent(total.rate) : none}</Figure>
      ),
    },
    {
      key: "reversed",
      label: text("ui_reports_reversed"),
      place: "below",
      width: "104px",
      sorts: ["reversed"],
      cell: ({ total: { reversalShare } }) => (
        <Figure name={text("ui_reports_reversed")}>
          {reversalShare ? (
            <>
              {percent(reversalShare.value)} <small class="soft">{percentRange(reversalShare)}</small>
            </>
          ) : (
            none
          )}
        </Figure>
      ),
    },
  ];
  if (!withClicks) return first;
  return [
    ...first,
    {
      key: "clicks",
      label: text("ui_reports_clicks_short"),
      place: "below",
      width: "80px",
      sorts: ["clicks"],
      cell: ({ total: { clicks, conversion, tooFew } }) => (
        <Figure name={text("ui_reports_clicks_short")} few={tooFew}>
          {clicks === null ? none : number(clicks)}{" "}
          {conversion && <small class="soft">{percent(conversion.value)}</small>}
        </Figure>
      ),
    },
    {
      key: "epc",
      label: text("ui_reports_epc_short"),
      place: "end",
      width: "116px",
      sorts: ["epc"],
      cell: ({ total: { epc, currency, tooFew } }) =>
        epc ? (
          <Figure name={text("ui_reports_epc_short")} few={tooFew}>
            <bdi>{money(epc.value, currency)}</bdi>{" "}
            <small class="soft">{tooFew ? text("ui_reports_few") : <bdi>{moneyRange(epc, currency)}</bdi>}</small>
          </Figure>
        ) : (
          none
        ),
    },
  ];
}

function sortsOf(by: string, named: (group: ReportGroup) => string, withClicks: boolean): Sorting<ReportGroup>[] {
  const known = (value: string | undefined): number | null => (value === undefined ? null : Number(value));
  const sorts: Sorting<ReportGroup>[] = [
    {
      key: "earned",
      label: text("ui_reports_earned_short"),
      figure: ({ total }) => Number(total.earned),
      first: "descending",
    },
    { key: "value", label: text(`ui_reports_key_${by}`), figure: named, as: "words", first: "ascending" },
    { key: "orders", label: text("ui_reports_orders_short"), figure: ({ total }) => total.orders, first: "descending" },
    {
      key: "sale",
      label: text("ui_reports_sale_short"),
      figure: ({ total }) => Number(total.sale),
      first: "descending",
    },
    {
      key: "rate",
      label: text("ui_reports_rate_short"),
      figure: ({ total }) => known(total.rate ?? undefined),
      first: "descending",
    },
    {
      key: "reversed",
      label: text("ui_reports_reversed"),
      figure: ({ total }) => known(total.reversalShare?.value),
      first: "descending",
    },
  ];
  if (!withClicks) return sorts;
  return [
    ...sorts,
    { key: "clicks", label: text("ui_reports_clicks_short"), figure: ({ total }) => total.clicks, first: "descending" },
    {
      key: "epc",
      label: text("ui_reports_epc_short"),
      figure: ({ total }) => known(total.epc?.value),
      first: "descending",
    },
  ];
}

function exportedOf(by: string, named: (group: ReportGroup) => string): Exported<ReportGroup>[] {
  return [
    { name: by, value: ({ value }) => value },
    { name: "name", value: named },
    { name: "currency", value: ({ total }) => total.currency },
    { name: "orders", value: ({ total }) => total.orders },
    { name: "rows", value: ({ total }) => total.rows },
    { name: "sale", value: ({ total }) => total.sale },
    { name: "earned", value: ({ total }) => total.earned },
    { name: "pending", value: ({ total }) => total.commission.pending },
    { name: "confirmed", value: ({ total }) => total.commission.confirmed },
    { name: "paid", value: ({ total }) => total.commission.paid },
    { name: "void", value: ({ total }) => total.commission.void },
    { name: "averageOrder", value: ({ total }) => total.averageOrder },
    { name: "rate", value: ({ total }) => total.rate },
    { name: "reversalShare", value: ({ total }) => total.reversalShare?.value ?? null },
    { name: "clicks", value: ({ total }) => total.clicks },
    { name: "conversion", value: ({ total }) => total.conversion?.value ?? null },
    { name: "epc", value: ({ total }) => total.epc?.value ?? null },
    { name: "tooFew", value: ({ total }) => total.tooFew },
  ];
}

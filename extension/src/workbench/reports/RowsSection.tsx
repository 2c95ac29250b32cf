import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ReportQuestion, ReportRow } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { saveText } from "../../ui/save.js";
import { Table } from "../../ui/table/Table.js";
import type { Column } from "../../ui/table/types.js";
import type { Sorting } from "../../ui/table/view.js";
import { day, money } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { count } from "../../words/sentences.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";
import type { Asked } from "./asked.js";
import { useRowsOf } from "./useReport.js";

interface RowsSectionProps {
  question: ReportQuestion;
  asked: Asked;
  back: () => void;
}

/** The rows behind a figure. */
export function RowsSection({ question, asked, back }: RowsSectionProps) {
  const stable = useMemo(() => question, [JSON.stringify(question)]);
  const { found, trouble } = useRowsOf(stable, asked.picked);
  const [failed, setFailed] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const columns = useColumns();
  const csv = (): void =>
    void ask({ do: "csv", question, picked: asked.picked }).then(
      (file) => saveText("affix-orders", "csv", file),
      (why: unknown) => setFailed(whyNot(why)),
    );
  return (
    <section class="stack" aria-labelledby="rows-title">
      <div class="sheethead">
        <h3 id="rows-title" ref={title} tabIndex={-1}>
          <bdi>{asked.title}</bdi>
        </h3>
        <Button drawing="close" onClick={back}>
          {text("ui_reports_back")}
        </Button>
      </div>
      {(trouble || failed) && (
        <Notice tone="bad" alert>
          {trouble || failed}
        </Notice>
      )}
      {found && (
        <>
          <Table
            label={text("ui_reports_rows_title")}
            rows={found.rows}
            keyOf={keyOf}
            nameOf={nameOf}
            columns={columns}
            sorts={sorts()}
            says={says}
          />
          {found.all > found.rows.length && <p class="soft fine">{count("ui_reports_more_rows", found.all)}</p>}
          <div class="row">
            <Button kind="quiet" onClick={csv}>
              {count("ui_reports_rows_csv", found.all)}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

const keyOf = ({ network, key }: ReportRow): string => `${network} ${key}`;
const nameOf = ({ title, product, key }: ReportRow): string =>
  title ?? (product ? text("ui_product_number", { id: product }) : key);
const says = ({ key, order, title, product, store, campaign, subId }: ReportRow): string =>
  [key, order, title, product, store, campaign, subId].filter(Boolean).join("\n");

const sorts = (): Sorting<ReportRow>[] => [
  { key: "when", label: text("ui_reports_field_orderedat"), figure: ({ orderedAt }) => orderedAt, first: "descending" },
  { key: "what", label: text("ui_column_product"), figure: nameOf, as: "words", first: "ascending" },
  {
    key: "sale",
    label: text("ui_reports_sale_short"),
    figure: ({ sale }) => (sale === null ? null : Number(sale)),
    first: "descending",
  },
  {
    key: "commission",
    label: text("ui_reports_field_commission"),
    figure: ({ commission }) => (commission === null ? null : Number(commission)),
    first: "descending",
  },
  { key: "status", label: text("ui_reports_field_status"), figure: ({ status }) => status, first: "ascending" },
];

function useColumns(): Column<ReportRow>[] {
  const networks = useNetworks();
  return useMemo<Column<ReportRow>[]>(
    () => [
      {
        key: "what",
        label: text("ui_column_product"),
        place: "title",
        sorts: ["what"],
        cell: (row) => (
          <span class="rowname">
            {row.product ? (
              <a href={`#products/${row.product}`} dir="auto" title={nameOf(row)}>
                {nameOf(row)}
              </a>
            ) : (
              <b dir="auto">{nameOf(row)}</b>
            )}
            <small class="soft">
              <bdi dir="ltr">{row.key}</bdi> · {networkName(networks, row.network)}
              {(row.campaign ?? row.subId) && (
                <>
                  {" · "}
                  <bdi>{row.campaign ?? row.subId}</bdi>
                </>
              )}
            </small>
          </span>
        ),
      },
      {
        key: "when",
        label: text("ui_reports_field_orderedat"),
        place: "start",
        width: "136px",
        sorts: ["when"],
        cell: ({ orderedAt }) => (
          // On the report's own clock, as it prints it.
          <span class="soft" dir="auto">
            {orderedAt === null ? text("ui_reports_unsaid") : `${day(orderedAt.slice(0, 10))} ${orderedAt.slice(11)}`}
          </span>
        ),
      },
      {
        key: "sale",
        label: text("ui_reports_sale_short"),
        place: "below",
        width: "104px",
        sorts: ["sale"],
        cell: ({ sale, currency }) => <bdi>{sale === null ? "–" : money(sale, currency)}</bdi>,
      },
      {
        key: "commission",
        label: text("ui_reports_field_commission"),
        place: "end",
        width: "104px",
        sorts: ["commission"],
        cell: ({ commission, currency, status }) => (
          <b class={status === "void" ? "voided" : undefined}>
            <bdi>{commission === null ? "–" : money(commission, currency)}</bdi>
          </b>
        ),
      },
      {
        key: "status",
        label: text("ui_reports_field_status"),
        place: "actions",
        width: "170px",
        sorts: ["status"],
        cell: ({ status, changes }) => (
          <span class="rowstatus">
            <span>
              <i class={`swatch ${status}`} aria-hidden="true" /> {text(`ui_reports_status_${status}`)}
            </span>
            {changes.length > 1 && (
              <small class="soft">
                {changes
                  .map((change) =>
                    text("ui_reports_change", {
                      status: text(`ui_reports_status_${change.status}`),
                      day: change.day ? day(change.day) : text("ui_reports_unsaid"),
                    }),
                  )
                  .join(" · ")}
              </small>
            )}
          </span>
        ),
      },
    ],
    [networks],
  );
}

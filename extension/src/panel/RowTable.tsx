import { useCallback, useMemo, useState } from "preact/hooks";
import type { Row, RowStatus } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyText } from "../browser/clipboard.js";
import type { SettledById } from "../stored/orders.js";
import { Button } from "../ui/controls/Button.js";
import { CopyButton } from "../ui/controls/CopyButton.js";
import { mayCopy, type Subject } from "../ui/controls/guard.js";
import { Icon, type IconName } from "../ui/controls/Icon.js";
import { Table } from "../ui/table/Table.js";
import type { Column } from "../ui/table/types.js";
import type { Sorting } from "../ui/table/view.js";
import { number, percentRange } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";

const DRAWINGS: Record<RowStatus, IconName> = { made: "check", duplicate: "copy", refused: "warn", nothing: "search" };

interface RowTableProps {
  rows: Row[];
  /** What the user's own settled orders say of their products. */
  settled: SettledById;
  /** Opens a short link, which nobody can read, in a tab. */
  open: (address: string) => void;
  /** Those that were opened and not read yet. */
  opened: string[];
  /** Writes down that the links of these rows were copied. */
  copied: (rows: Row[]) => void;
  /** These links could not be copied. */
  onFailure: (links: string) => void;
}

const subject = ({ productId }: Row): Subject => ({ productId, title: null });

/** A row with its place in the list: the same address may stand there twice. */
interface Listed extends Row {
  place: number;
}

/** A row for every address of the list, and for every line without one. */
export function RowTable({ rows, settled, open, opened, copied, onFailure }: RowTableProps) {
  const [only, setOnly] = useState<RowStatus | null>(null);
  const counts = { made: 0, duplicate: 0, refused: 0, nothing: 0 };
  for (const { status } of rows) counts[status]++;
  const wanted = only && counts[only] > 0 ? only : null;
  const shown = useMemo(
    () => rows.map((row, place): Listed => ({ ...row, place })).filter(({ status }) => !wanted || status === wanted),
    [rows, wanted],
  );
  const columns = useMemo(
    (): Column<Listed>[] => [
      {
        key: "what",
        label: text("ui_list_link"),
        bare: true,
        place: "title",
        cell: (row) => <What row={row} rows={rows} settled={settled} open={open} opened={opened} />,
      },
      {
        key: "do",
        label: text("ui_copy"),
        bare: true,
        place: "actions",
        width: "84px",
        cell: (row) =>
          row.link !== null && (
            <CopyButton
              value={row.link}
              about={[subject(row)]}
              of={nameOf(row)}
              apart
              onCopied={() => copied([row])}
              onFailure={() => onFailure(row.link ?? "")}
            />
          ),
      },
    ],
    [rows, settled, open, opened, copied, onFailure],
  );
  const copyAll = useCallback(
    (chosen: Row[]): void => {
      const links = chosen.map(({ link }) => link).join("\n");
      void mayCopy(chosen.map(subject)).then((may) => {
        if (!may) return;
        copyText(links).then(
          () => copied(chosen),
          () => onFailure(links),
        );
      });
    },
    [copied, onFailure],
  );
  return (
    <>
      <div class="counts" role="group" aria-label={text("ui_list_counts")}>
        {(Object.keys(counts) as RowStatus[])
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <button
              key={status}
              type="button"
              class={`count ${status}`}
              aria-pressed={wanted === status}
              onClick={() => setOnly(wanted === status ? null : status)}
            >
              <Icon name={DRAWINGS[status]} />
              <bdi>{count(`ui_list_${status}`, counts[status])}</bdi>
            </button>
          ))}
      </div>
      <Table
        label={text("ui_list_title")}
        rows={shown}
        keyOf={keyOf}
        nameOf={nameOf}
        columns={columns}
        sorts={IN_ORDER}
        says={says}
        actions={(chosen) => {
          const linked = chosen.filter(({ link }) => link !== null);
          return (
            linked.length > 0 && (
              <Button kind="main" drawing="copy" onClick={() => copyAll(linked)}>
                {count("ui_list_copy", linked.length)}
              </Button>
            )
          );
        }}
      />
    </>
  );
}

const keyOf = ({ place }: Listed): string => String(place);

const nameOf = ({ productId, input }: Row): string =>
  productId ? text("ui_product_number", { id: productId }) : input;

const says = ({ input, productId, link }: Row): string => `${input}\n${productId ?? ""}\n${link ?? ""}`;

/** The list's own order is the only one. */
const IN_ORDER: Sorting<Listed>[] = [{ key: "place", label: "", figure: ({ place }) => place, first: "ascending" }];

type WhatProps = Pick<RowTableProps, "rows" | "settled" | "open" | "opened"> & { row: Listed };

function What({ row, rows, settled, open, opened }: WhatProps) {
  const { status, kind, productId, link, landing, leftOut, problem, duplicateOf, unknown } = row;
  const rate = status === "made" && settled.get(productId ?? "");
  const twin = duplicateOf === null ? undefined : rows[duplicateOf];
  const name = (
    <>
      {text(status === "nothing" ? "ui_row_without" : `ui_kind_${kind}`)}
      {productId && <bdi class="soft">{productId}</bdi>}
    </>
  );
  return (
    <div class={`listed ${status}`}>
      <span class="status">
        <Icon name={DRAWINGS[status]} />
        {text(`ui_row_${status}`)}
        <span class="soft">{text("ui_row_line", { n: number(row.line) })}</span>
      </span>
      {landing ? (
        <a class="what" href={landing} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        <span class="what">{name}</span>
      )}
      <code class="clip" dir="ltr" title={link ?? row.input}>
        {link ?? row.input}
      </code>
      {rate && <span class="soft">{text("ui_list_settled", { rate: percentRange(rate) })}</span>}
      {problem && status === "refused" && <span class="why-not">{sentence(problem)}</span>}
      {kind === "short" && (
        <span class="soft">
          {text(opened.includes(row.input) ? "ui_row_short_opened" : "ui_row_short")}{" "}
          <Button kind="quiet" drawing="open" onClick={() => open(row.input)}>
            {text("ui_row_open")}
          </Button>
        </span>
      )}
      {unknown.length > 0 && (
        <span class="why-not">{text("link_unknown_parameters", { names: unknown.join(", ") })}</span>
      )}
      {twin && <span class="soft">{text("ui_row_twin", { n: number(twin.line) })}</span>}
      {leftOut && (
        <span class="removed">
          <Icon name="shield" />
          <span>{sentence(leftOut)}</span>
        </span>
      )}
    </div>
  );
}

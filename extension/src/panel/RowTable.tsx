import { useState } from "preact/hooks";
import type { Row, RowStatus } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { Icon, type IconName } from "../ui/controls/Icon.js";
import { number } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";

/** Rows drawn at once: thousands would hold the panel up. */
const STEP = 100;

const DRAWINGS: Record<RowStatus, IconName> = { made: "check", duplicate: "copy", refused: "warn", nothing: "search" };

interface RowTableProps {
  rows: Row[];
  /** Opens a short link, which nobody can read, in a tab. */
  open: (address: string) => void;
  /** Those that were opened and not read yet. */
  opened: string[];
}

/** A row for every address of the list, and for every line without one. */
export function RowTable({ rows, open, opened }: RowTableProps) {
  const [drawn, setDrawn] = useState(STEP);
  const [only, setOnly] = useState<RowStatus | null>(null);
  const counts = { made: 0, duplicate: 0, refused: 0, nothing: 0 };
  for (const { status } of rows) counts[status]++;
  const wanted = only && counts[only] > 0 ? only : null;
  const chosen = wanted ? rows.filter(({ status }) => status === wanted) : rows;
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
              onClick={() => {
                setOnly(wanted === status ? null : status);
                setDrawn(STEP);
              }}
            >
              <Icon name={DRAWINGS[status]} />
              <bdi>{count(`ui_list_${status}`, counts[status])}</bdi>
            </button>
          ))}
      </div>
      <table class="rows">
        <colgroup>
          <col class="narrow" />
          <col />
        </colgroup>
        <thead class="unseen">
          <tr>
            <th scope="col">{text("ui_list_status")}</th>
            <th scope="col">{text("ui_list_link")}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.slice(0, drawn).map((row, at) => (
            <Line key={at} row={row} rows={rows} open={open} opened={opened} />
          ))}
        </tbody>
      </table>
      {chosen.length > drawn && (
        <Button class="at-start" onClick={() => setDrawn(drawn + STEP)}>
          {count("ui_list_more", Math.min(STEP, chosen.length - drawn), { all: number(chosen.length) })}
        </Button>
      )}
    </>
  );
}

function Line({ row, rows, open, opened }: RowTableProps & { row: Row }) {
  const { status, kind, productId, link, leftOut, problem, duplicateOf, unknown } = row;
  const twin = duplicateOf === null ? undefined : rows[duplicateOf];
  return (
    <tr class={status}>
      <td>
        <span class="status">
          <Icon name={DRAWINGS[status]} />
          {text(`ui_row_${status}`)}
        </span>
      </td>
      <td>
        <span class="what">
          {text(status === "nothing" ? "ui_row_without" : `ui_kind_${kind}`)}
          {productId && <bdi class="soft">{productId}</bdi>}
          <span class="soft">{text("ui_row_line", { n: number(row.line) })}</span>
        </span>
        <code class="clip" dir="ltr" title={link ?? row.input}>
          {link ?? row.input}
        </code>
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
      </td>
    </tr>
  );
}

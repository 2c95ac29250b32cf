import { useCallback, useMemo, useState } from "preact/hooks";
import type { AuditRow, AuditView } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Table } from "../../ui/table/Table.js";
import type { Column } from "../../ui/table/types.js";
import type { Sorting } from "../../ui/table/view.js";
import { number } from "../../words/money.js";
import { ruleName } from "../../words/names.js";
import { AcceptForm } from "./AcceptForm.js";
import { FindingLine } from "./FindingLine.js";
import type { Audit } from "./useAudit.js";

const keyOf = ({ number: at }: AuditRow): string => String(at);
const nameOf = ({ rule, file, line }: AuditRow): string => `${ruleName(rule)}: ${file}:${line}`;
// As the core put them: the worst first.
const SORTS: Sorting<AuditRow>[] = [{ key: "worst", label: "", figure: () => 0, first: "ascending" }];

/** The findings, and what can be done with those that are chosen. */
export function FindingsTable({ audit, view }: { audit: Audit; view: AuditView }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(
    (at: number) =>
      setOpen((now) => {
        const next = new Set(now);
        if (!next.delete(at)) next.add(at);
        return next;
      }),
    [],
  );
  const columns = useMemo<Column<AuditRow>[]>(
    () => [
      {
        key: "finding",
        label: text("ui_audit_findings"),
        place: "title",
        cell: (row) => <FindingLine row={row} open={open.has(row.number)} toggle={toggle} audit={audit} />,
      },
    ],
    [open, toggle, audit],
  );
  return (
    <Table
      label={text("ui_audit_findings")}
      rows={view.rows}
      keyOf={keyOf}
      nameOf={nameOf}
      columns={columns}
      sorts={SORTS}
      actions={(rows) => <Chosen audit={audit} rows={rows} />}
    >
      {view.all > view.rows.length && (
        <p class="soft fine">{text("ui_audit_worst", { n: number(view.rows.length), all: number(view.all) })}</p>
      )}
    </Table>
  );
}

function Chosen({ audit, rows }: { audit: Audit; rows: AuditRow[] }) {
  const picked = { question: audit.question, numbers: rows.map(({ number: at }) => at) };
  const accepted = rows.every(({ state }) => state !== "new");
  return (
    <>
      {accepted ? (
        <Button onClick={() => void audit.takeBack(picked)}>{text("ui_audit_back")}</Button>
      ) : (
        <AcceptForm label={text("ui_audit_accept")} accept={(why) => audit.accept(picked, why)} />
      )}
      {rows.some(({ to }) => to !== null) && (
        <Button drawing="down" onClick={() => void audit.mend(picked)}>
          {text("ui_audit_mend")}
        </Button>
      )}
    </>
  );
}

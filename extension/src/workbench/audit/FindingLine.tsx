import type { AuditRow } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Around, SeverityIcon } from "../../ui/parts/finding.js";
import { day, number } from "../../words/money.js";
import { ruleName } from "../../words/names.js";
import { sentence } from "../../words/sentences.js";
import { AcceptForm } from "./AcceptForm.js";
import { parted } from "./diff.js";
import type { Audit } from "./useAudit.js";

interface FindingLineProps {
  row: AuditRow;
  open: boolean;
  toggle: (at: number) => void;
  audit: Audit;
}

/** A finding: what it is and where; unfolded, what to do about it. */
export function FindingLine({ row, open, toggle, audit }: FindingLineProps) {
  const { number: at, rule, severity, file, line, part, around } = row;
  const own = rule === "own" ? row.note.params.name : undefined;
  return (
    <div class="finding">
      <span class={`mark ${severity}`}>
        <SeverityIcon severity={severity} />
        <span class="unseen">{text(`ui_audit_severity_${severity}`)}</span>
      </span>
      <div class="stack tight grow">
        <button type="button" class="findingname" aria-expanded={open} onClick={() => toggle(at)}>
          <b>
            {ruleName(rule)}
            {own && (
              <>
                {" · "}
                <bdi>{own}</bdi>
              </>
            )}
          </b>
          <span class="soft fine">
            <bdi>{file}</bdi>
            {part && (
              <>
                {" · "}
                <bdi>{part}</bdi>
              </>
            )}
            {" · "}
            {text("ui_audit_line", { line: number(line) })}
          </span>
        </button>
        {around && <Around around={around} />}
        {!around && row.text && (
          <code class="about fine">
            <bdi dir="ltr">{row.text}</bdi>
          </code>
        )}
        {open && <InFull row={row} audit={audit} />}
      </div>
    </div>
  );
}

function InFull({ row, audit }: { row: AuditRow; audit: Audit }) {
  const { number: at, note, source, text: about, from, to, inFile, state, since, why, file } = row;
  const picked = { question: audit.question, numbers: [at] };
  const whole = { question: { ...audit.question, rule: null, words: "", file }, numbers: null };
  return (
    <div class="stack infull">
      <p>{sentence(note)}</p>
      {about && !(from && to) && (
        <code class="about" dir="ltr">
          {about}
        </code>
      )}
      {from !== null && to !== null && <Diff from={from} to={to} />}
      <p class="soft small">{text("ui_content_source", { source })}</p>
      {since && why && <p class="soft fine">{text("ui_audit_since", { day: day(since), why })}</p>}
      <div class="row">
        {to !== null && inFile && (
          <Button drawing="down" onClick={() => void audit.mend(whole)}>
            {text("ui_audit_mend_file", { file: file.replace(/^.*\//, "") })}
          </Button>
        )}
        {to !== null && !inFile && (
          <Button drawing="down" onClick={() => void audit.mend(whole)}>
            {text("ui_audit_mend_table")}
          </Button>
        )}
        {state === "new" ? (
          <AcceptForm label={text("ui_audit_accept")} accept={(reason) => audit.accept(picked, reason)} />
        ) : (
          <Button onClick={() => void audit.takeBack(picked)}>{text("ui_audit_back")}</Button>
        )}
      </div>
    </div>
  );
}

/** What stands there, and what is to stand there; what differs stands out. */
function Diff({ from, to }: { from: string; to: string }) {
  const { start, old, fresh, end } = parted(from, to);
  return (
    <div class="diff" dir="ltr">
      <del>
        <span class="unseen">{text("ui_audit_from")} </span>
        {start}
        <b>{old}</b>
        {end}
      </del>
      <ins>
        <span class="unseen">{text("ui_audit_to")} </span>
        {start}
        <b>{fresh}</b>
        {end}
      </ins>
    </div>
  );
}

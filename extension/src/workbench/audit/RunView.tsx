import type { ComponentChildren } from "preact";
import type { AuditView } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Chips } from "../../ui/controls/Chips.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Notice } from "../../ui/controls/Notice.js";
import { day, number } from "../../words/money.js";
import { ruleName } from "../../words/names.js";
import { count } from "../../words/sentences.js";
import { AcceptForm } from "./AcceptForm.js";
import { FindingsTable } from "./FindingsTable.js";
import { Groups } from "./Groups.js";
import { type Audit, EVERYTHING } from "./useAudit.js";

/** Findings that are soon gone through: no need to accept them all at once. */
const FEW = 5;

/** What came of a run. */
export function RunView({ audit, view }: { audit: Audit; view: AuditView }) {
  const { figures } = view;
  const { question } = audit;
  const first = figures.accepted + figures.gone === 0 && figures.new > FEW;
  return (
    <>
      <Figures view={view} />
      {audit.accepted !== null && (
        <Notice tone="good" alert>
          {count("ui_audit_accepted", audit.accepted)}
        </Notice>
      )}
      {first && (
        <Notice
          action={
            <AcceptForm
              label={count("ui_audit_accept_all", figures.new)}
              accept={(why) => audit.accept({ question: EVERYTHING, numbers: null }, why)}
            />
          }
        >
          {text("ui_audit_first")}
        </Notice>
      )}
      {view.gone.length > 0 && <Gone audit={audit} view={view} />}
      <div class="auditbar">
        <Chips
          label={text("ui_audit_show")}
          value={question.show}
          choices={[
            { value: "new", label: text("ui_audit_show_new", { n: number(figures.new) }) },
            { value: "accepted", label: text("ui_audit_show_accepted", { n: number(figures.accepted) }) },
            { value: "all", label: text("ui_audit_show_all", { n: number(figures.new + figures.accepted) }) },
          ]}
          onChange={(show) => audit.ask({ show, rule: null, file: null })}
        />
        <label class="seek">
          <Icon name="search" />
          <span class="unseen">{text("ui_audit_search")}</span>
          <input
            class="input"
            type="search"
            dir="auto"
            placeholder={text("ui_audit_search")}
            value={question.words}
            onInput={(event) => audit.ask({ words: event.currentTarget.value })}
          />
        </label>
      </div>
      <div class="auditcols">
        <div class="stack">
          {(question.rule !== null || question.file !== null) && (
            <p class="row narrowed">
              {question.rule !== null && (
                <Button drawing="close" onClick={() => audit.ask({ rule: null })}>
                  {ruleName(question.rule)}
                </Button>
              )}
              {question.file !== null && (
                <Button drawing="close" onClick={() => audit.ask({ file: null })}>
                  <bdi>{question.file}</bdi>
                </Button>
              )}
            </p>
          )}
          {view.all === 0 ? (
            <Nothing audit={audit} clean={figures.new + figures.accepted === 0 || isWhole(audit)} />
          ) : (
            <FindingsTable audit={audit} view={view} />
          )}
          <div class="row">
            {(["json", "csv", "sarif"] as const).map((form) => (
              <Button key={form} kind="quiet" onClick={() => void audit.save(form)}>
                {text("ui_audit_save_as", { form: form.toUpperCase() })}
              </Button>
            ))}
          </div>
        </div>
        <div class="stack">
          <Groups
            title={text("ui_audit_by_rule")}
            groups={view.rules}
            all={view.rules.length}
            chosen={question.rule}
            name={ruleName}
            choose={(rule) => audit.ask({ rule })}
          />
          <Groups
            title={text("ui_audit_by_file")}
            groups={view.files}
            all={view.all_files}
            chosen={question.file}
            name={(file) => file}
            choose={(file) => audit.ask({ file })}
          />
        </div>
      </div>
    </>
  );
}

/** Nothing narrows what is shown but that it is new. */
function isWhole({ question: { show, rule, file, words } }: Audit): boolean {
  return show === "new" && rule === null && file === null && words.trim() === "";
}

/** Nothing is wrong, or nothing is as it was asked for; then the way back is here. */
function Nothing({ audit, clean }: { audit: Audit; clean: boolean }) {
  return (
    <div class="sheet nothing">
      <p role="status">{text(clean ? "ui_audit_clean" : "ui_audit_none_such")}</p>
      {!clean && <Button onClick={() => audit.ask(EVERYTHING)}>{text("ui_audit_show_whole")}</Button>}
    </div>
  );
}

function Figures({ view: { figures } }: { view: AuditView }) {
  return (
    <div class="sheet">
      <dl class="reportfigures">
        <Figure name={text("ui_audit_new")} value={figures.new} big>
          {text("ui_audit_new_is")}
        </Figure>
        <Figure name={text("ui_audit_errors")} value={figures.errors}>
          {text("ui_audit_errors_is")}
        </Figure>
        <Figure name={text("ui_audit_mendable")} value={figures.mendable}>
          {text("ui_audit_mendable_is")}
        </Figure>
        <Figure name={text("ui_audit_known")} value={figures.accepted}>
          {text("ui_audit_known_is")}
        </Figure>
        <Figure name={text("ui_audit_gone")} value={figures.gone}>
          {text("ui_audit_gone_is")}
        </Figure>
      </dl>
    </div>
  );
}

interface FigureProps {
  name: string;
  value: number;
  big?: boolean;
  children: ComponentChildren;
}

function Figure({ name, value, big, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={big ? "big" : "of"}>{number(value)}</dd>
      <dd class="soft fine">{children}</dd>
    </div>
  );
}

/** What was accepted before and is no longer there. */
function Gone({ audit, view }: { audit: Audit; view: AuditView }) {
  return (
    <div class="sheet">
      <Disclosure label={count("ui_audit_gone_count", view.figures.gone)}>
        <ul class="bullets fine">
          {view.gone.map((entry) => (
            <li key={entry.fingerprint}>
              <b>{ruleName(entry.rule)}</b> · <bdi>{entry.where}</bdi>
              {entry.why && (
                <span class="soft"> · {text("ui_audit_since", { day: day(entry.since), why: entry.why })}</span>
              )}
            </li>
          ))}
        </ul>
        <Button onClick={() => void audit.takeBack("gone")}>{text("ui_audit_gone_forget")}</Button>
      </Disclosure>
    </div>
  );
}

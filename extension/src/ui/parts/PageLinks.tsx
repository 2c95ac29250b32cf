import { useEffect, useRef, useState } from "preact/hooks";
import type { AuditRow, AuditView, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { type ActivePage, wholePage } from "../../browser/page.js";
import { openRoom } from "../../browser/pages.js";
import { number } from "../../words/money.js";
import { ruleName } from "../../words/names.js";
import { count, sentence } from "../../words/sentences.js";
import { Button } from "../controls/Button.js";
import { Icon } from "../controls/Icon.js";
import { Notice } from "../controls/Notice.js";
import { deskOfItsOwn } from "../desk.js";
import { whyNot } from "../refused.js";
import { Around, SeverityIcon } from "./finding.js";

/** Rules whose findings are counted together, in the order in which they are said. */
const COUNTED = {
  foreign: ["id-foreign"],
  nobody: ["id-missing"],
  broken: ["form-broken", "page-closed"],
} as const;

const UNDISCLOSED = ["disclosure-missing", "disclosure-late", "disclosure-weak"];

interface PageLinksProps {
  settings: Settings;
  page: ActivePage;
  /** Each link that something is wrong with stands there, too. */
  each?: boolean;
}

/** A publisher's own page: whose its links are. Nothing of it is read before the button is pressed. */
export function PageLinks({ settings, page, each }: PageLinksProps) {
  const [view, setView] = useState<AuditView | "reading" | null>(null);
  const [trouble, setTrouble] = useState("");
  const desk = useRef(deskOfItsOwn());
  useEffect(() => () => desk.current.end(), []);
  async function check(): Promise<void> {
    setView("reading");
    setTrouble("");
    try {
      const file = new File([await wholePage(page)], "page.html");
      await desk.current.ask({ do: "auditBegin", settings });
      await desk.current.ask({ do: "auditTake", files: [{ name: file.name, file }] });
      const question = { show: "all", rule: null, file: null, words: "" } as const;
      setView(await desk.current.ask({ do: "auditView", question }));
    } catch (why) {
      setView(null);
      setTrouble(whyNot(why));
    }
  }
  return (
    <section class="stack pagelinks" aria-busy={view === "reading"}>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {view === null || view === "reading" ? (
        <>
          <p class="soft">{text("ui_pagelinks_intro")}</p>
          <Button drawing="audit" disabled={view === "reading"} onClick={() => void check()}>
            {text(view === "reading" ? "ui_page_reading" : "ui_pagelinks_check")}
          </Button>
        </>
      ) : (
        <>
          <Said view={view} />
          {each && view.rows.length > 0 && <Findings view={view} />}
          <Button kind="quiet" class="at-start" onClick={() => void openRoom("audit")}>
            {text("ui_pagelinks_room")}
          </Button>
        </>
      )}
    </section>
  );
}

function Said({ view: { figures, rules } }: { view: AuditView }) {
  const of = (names: readonly string[]): number =>
    rules.filter(({ key }) => names.includes(key)).reduce((sum, { count: n }) => sum + n, 0);
  const undisclosed = rules.find(({ key }) => UNDISCLOSED.includes(key));
  const wrong = (Object.keys(COUNTED) as (keyof typeof COUNTED)[]).filter((name) => of(COUNTED[name]) > 0);
  return (
    <div class="stack tight" role="status">
      <h2>{count("ui_pagelinks_found", figures.links)}</h2>
      {figures.links > 0 && (
        <ul class="stack tight">
          <li class="row">
            <Icon name="fine" />
            <span class="grow">{count("ui_pagelinks_own", figures.own)}</span>
          </li>
          {wrong.map((name) => (
            <li key={name} class="row wrongline">
              <Icon name="flag" />
              <span class="grow">{count(`ui_pagelinks_${name}`, of(COUNTED[name]))}</span>
            </li>
          ))}
          {undisclosed && (
            <li class="row wrongline">
              <Icon name="warn" />
              <span class="grow">{ruleName(undisclosed.key)}</span>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** What is wrong with which link, the worst first. */
function Findings({ view: { rows, all } }: { view: AuditView }) {
  return (
    <>
      <ul class="card pagefindings" aria-label={text("ui_audit_findings")}>
        {rows.map((row) => (
          <Finding key={row.number} row={row} />
        ))}
      </ul>
      {all > rows.length && (
        <p class="soft fine">{text("ui_pagelinks_worst", { n: number(rows.length), all: number(all) })}</p>
      )}
    </>
  );
}

function Finding({ row: { rule, severity, note, around, text: about, to } }: { row: AuditRow }) {
  return (
    <li class={`stack tight ${severity}`}>
      <b class="row">
        <SeverityIcon severity={severity} />
        <span class="grow">
          <span class="unseen">{text(`ui_audit_severity_${severity}`)} </span>
          {ruleName(rule)}
        </span>
      </b>
      {around && <Around around={around} />}
      {about && (
        <code class="clip" dir="ltr" title={about}>
          {about}
        </code>
      )}
      <p class="fine soft">{sentence(note)}</p>
      {to && (
        <p class="fine">
          {text("ui_audit_to")}{" "}
          <code class="clip" dir="ltr" title={to}>
            {to}
          </code>
        </p>
      )}
    </li>
  );
}

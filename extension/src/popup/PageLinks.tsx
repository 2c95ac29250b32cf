import { useEffect, useRef, useState } from "preact/hooks";
import type { AuditView, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { type ActivePage, wholePage } from "../browser/page.js";
import { openRoom } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { Notice } from "../ui/controls/Notice.js";
import { deskOfItsOwn } from "../ui/desk.js";
import { whyNot } from "../ui/refused.js";
import { count } from "../words/sentences.js";

/** Rules whose findings are counted together, in the order in which they are said. */
const COUNTED = {
  foreign: ["id-foreign"],
  nobody: ["id-missing"],
  broken: ["form-broken", "page-closed"],
} as const;

const UNDISCLOSED = ["disclosure-missing", "disclosure-late", "disclosure-weak"];

/** A publisher's own page: whose its links are. Nothing of it is read before the button is pressed. */
export function PageLinks({ settings, page }: { settings: Settings; page: ActivePage }) {
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
        <Said view={view} />
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
              <span class="grow">{text(`ui_rule_${undisclosed.key.replaceAll("-", "_")}`)}</span>
            </li>
          )}
        </ul>
      )}
      <Button kind="quiet" onClick={() => void openRoom("audit")}>
        {text("ui_pagelinks_room")}
      </Button>
    </div>
  );
}

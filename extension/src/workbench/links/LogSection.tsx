import { useEffect, useMemo, useState } from "preact/hooks";
import type { Erase } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress } from "../../browser/pages.js";
import { erasedOfLog, logCsv, logJson } from "../../core/desk/log.js";
import { eraseFromLog, type Kept, onLogChanged, readLog } from "../../stored/log.js";
import { Button } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import { Empty } from "../../ui/parts/Empty.js";
import { saveText } from "../../ui/save.js";
import { number } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { EraseFromLog } from "./EraseFromLog.js";
import { LogTable } from "./LogTable.js";

const NAME = "affix-copied-links";

/** The links copied so far. */
export function LogSection({ shown }: RoomProps) {
  const [log, setLog] = useState<Kept[] | null>(null);
  const [wanted, setWanted] = useState("");
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    if (!shown) return;
    const ask = (): void => void readLog().then(setLog, (why: unknown) => setTrouble(troubleText(why)));
    ask();
    return onLogChanged(ask);
  }, [shown]);

  const found = useMemo(() => matching(log ?? [], wanted), [log, wanted]);
  if (!log) return trouble ? <Notice tone="bad">{trouble}</Notice> : null;
  if (log.length === 0) {
    return (
      <Empty drawing="links" says={text("ui_log_empty")}>
        <Button kind="main" drawing="open" onClick={() => void openAliExpress()}>
          {text("ui_today_to_page")}
        </Button>
        <a class="button plain" href="#links/list">
          {text("ui_today_to_list")}
        </a>
      </Empty>
    );
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    setTrouble("");
    await work().catch((why: unknown) => setTrouble(troubleText(why)));
  }

  async function erase(what: Erase): Promise<void> {
    const places = await erasedOfLog(log ?? [], what);
    await eraseFromLog(places.flatMap((place) => log?.[place]?.key ?? []));
    setLog(await readLog());
  }

  return (
    <div class="stack">
      <Field
        label={text("ui_log_filter")}
        placeholder={text("ui_log_filter_example")}
        value={wanted}
        onInput={setWanted}
      />
      <div class="row">
        <Button onClick={() => void attempt(async () => saveText(NAME, "csv", await logCsv(found)))}>
          {text("ui_log_csv")}
        </Button>
        <Button onClick={() => void attempt(async () => saveText(NAME, "json", await logJson(found)))}>
          {text("ui_log_json")}
        </Button>
        <span class="soft fine" role="status">
          {found.length === log.length
            ? count("ui_log_count", log.length)
            : count("ui_log_count_of", found.length, { all: number(log.length) })}
        </span>
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {found.length === 0 ? (
        <p class="soft">{text("ui_log_none")}</p>
      ) : (
        <LogTable entries={found} onFailure={(why) => setTrouble(troubleText(why))} />
      )}
      <EraseFromLog log={log} erase={(what) => void attempt(() => erase(what))} />
    </div>
  );
}

/** Entries in which each of the words occurs. */
function matching(log: Kept[], wanted: string): Kept[] {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return log;
  return log.filter(({ title, productId, landing, link, network, profile, campaign, format }) => {
    const whole = [title, productId, landing, link, network, profile, campaign, format].join("\n").toLocaleLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

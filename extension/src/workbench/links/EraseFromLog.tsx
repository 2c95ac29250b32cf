import { useEffect, useRef, useState } from "preact/hooks";
import type { Erase, LogEntry } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { erasedOfLog } from "../../core/desk/log.js";
import { Button } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { Field } from "../../ui/controls/Field.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { count } from "../../words/sentences.js";

const DAY_MS = 86_400_000;

type Which = "all" | "old" | "campaign";

interface EraseFromLogProps {
  log: LogEntry[];
  erase: (what: Erase) => void;
}

/** Erases all of the log or a part of it, after a second click that names how many entries go. */
export function EraseFromLog({ log, erase }: EraseFromLogProps) {
  const [which, setWhich] = useState<Which>("all");
  const [days, setDays] = useState("90");
  const [campaign, setCampaign] = useState("");
  const [asked, setAsked] = useState<{ what: Erase; n: number } | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked && asked.n > 0) cancel.current?.focus();
  }, [asked]);

  const campaigns = [...new Set(log.flatMap((entry) => entry.campaign ?? []))].sort();
  const chosen = campaigns.includes(campaign) ? campaign : campaigns[0];
  const age = /^\d{1,5}$/.test(days.trim()) ? Number(days) : null;
  const choices: Which[] = campaigns.length > 0 ? ["all", "old", "campaign"] : ["all", "old"];

  function what(): Erase | null {
    if (which === "all") return {};
    if (which === "old") return age === null ? null : { before: Date.now() - age * DAY_MS };
    return chosen === undefined ? null : { campaign: chosen };
  }

  async function ask(): Promise<void> {
    const wanted = what();
    if (wanted) setAsked({ what: wanted, n: (await erasedOfLog(log, wanted)).length });
  }

  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setAsked(null);
      set(value);
    };

  return (
    <Disclosure label={text("ui_log_erase")}>
      <div class="stack">
        <div class="two">
          <Select
            label={text("ui_log_erase_which")}
            value={which}
            choices={choices.map((value) => ({ value, label: text(`ui_log_erase_${value}`) }))}
            onChange={change((value) => setWhich(value as Which))}
          />
          {which === "old" && (
            <Field
              numeric
              label={text("ui_log_days")}
              value={days}
              wrong={age === null ? text("ui_log_days_wrong") : null}
              onInput={change(setDays)}
            />
          )}
          {which === "campaign" && (
            <Select
              label={text("ui_log_campaign")}
              value={chosen ?? ""}
              choices={campaigns.map((name) => ({ value: name, label: name }))}
              onChange={change(setCampaign)}
            />
          )}
        </div>
        {!asked && (
          <Button kind="plain bad" class="at-start" disabled={what() === null} onClick={() => void ask()}>
            {text("ui_log_erase_button")}
          </Button>
        )}
        {asked?.n === 0 && <Notice alert>{text("ui_log_erase_nothing")}</Notice>}
        {asked && asked.n > 0 && (
          <Notice
            tone="bad"
            alert
            action={
              <>
                <Button
                  kind="plain bad"
                  onClick={() => {
                    setAsked(null);
                    erase(asked.what);
                  }}
                >
                  {text("ui_erase_yes")}
                </Button>
                <Button kind="quiet" hold={cancel} onClick={() => setAsked(null)}>
                  {text("ui_cancel")}
                </Button>
              </>
            }
          >
            {count("ui_log_erase_sure", asked.n)}
          </Notice>
        )}
      </div>
    </Disclosure>
  );
}

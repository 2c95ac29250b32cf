import { useEffect, useState } from "preact/hooks";
import type { LimitEdit, LimitRow } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkLimit, vetLimits } from "../../core/desk/vet.js";
import { askBeforeCopies, vetting } from "../../stored/vetting.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Switch } from "../../ui/controls/Switch.js";
import { troubleText } from "../../ui/page.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { number } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import { Section, type SectionProps } from "./Section.js";
import { wrongAt } from "./typed.js";

/** The limits that signals are held against, and whether a red flag asks before a link is copied. */
export function LimitsSection({ now, change }: SectionProps) {
  const edits = now.limits ?? [];
  const rows = vetLimits(edits) ?? [];

  function edit(signal: string, patch: Partial<LimitEdit> | null): void {
    change(({ limits = [] }) => {
      const before = limits.findLast((one) => one.signal === signal) ?? { signal, good: null, bad: null };
      const others = limits.filter((one) => one.signal !== signal);
      return { limits: patch ? [...others, { ...before, ...patch }] : others };
    });
  }

  return (
    <Section name="limits">
      <GateSwitch />
      <ul class="limits">
        {rows.map((row) => (
          <Line
            key={row.code}
            row={row}
            typed={edits.findLast(({ signal }) => signal === row.code) ?? null}
            edit={(patch) => edit(row.code, patch)}
          />
        ))}
      </ul>
      <p class="soft fine">{text("ui_limits_rest")}</p>
    </Section>
  );
}

function GateSwitch() {
  const [asks, setAsks] = useState<boolean | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const ask = (): void =>
      void vetting.read().then(
        (kept) => setAsks(kept.asks),
        (why: unknown) => setTrouble(troubleText(why)),
      );
    ask();
    return vetting.onChange(ask);
  }, []);
  const turn = (on: boolean): void => {
    setAsks(on);
    askBeforeCopies(on).then(
      () => setTrouble(""),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  };
  return (
    <>
      {asks !== null && (
        <Switch label={text("ui_gate_switch")} on={asks} onChange={turn} explainedBy="gate-explained" />
      )}
      <p class="soft fine" id="gate-explained">
        {text("ui_gate_switch_is")}
      </p>
      <NotStored why={trouble} />
    </>
  );
}

const PERCENTAGES: ReadonlySet<string> = new Set([
  "store_positive",
  "stars_4_5",
  "stars_5_only",
  "bait_variant",
  "own_returns",
]);

interface LineProps {
  row: LimitRow;
  /** As it was typed, also where that cannot be used. */
  typed: LimitEdit | null;
  edit: (patch: Partial<LimitEdit> | null) => void;
}

function Line({ row: { code, usual, source, changed }, typed, edit }: LineProps) {
  const problems = typed ? (checkLimit(typed) ?? []) : [];
  const name = text(`ui_signal_${code}`);
  const unit = PERCENTAGES.has(code) ? "%" : code === "store_age" ? text("ui_limits_months") : "";
  return (
    <li>
      <div role="group" aria-label={name}>
        <span class="name">
          <b>{name}</b>
          <span class="soft small">
            {text(`ui_limit_${code}`, { good: number(usual.good ?? ""), bad: number(usual.bad ?? "") })} ·{" "}
            {sentence(source)}
          </span>
        </span>
        <Limit
          label={text(`ui_limits_good_${code}`)}
          unit={unit}
          usual={usual.good}
          typed={typed?.good ?? null}
          wrong={wrongAt(problems, "good")}
          onInput={(good) => edit({ good })}
        />
        {usual.bad !== null && (
          <Limit
            label={text("ui_limits_bad")}
            unit={unit}
            usual={usual.bad}
            typed={typed?.bad ?? null}
            wrong={wrongAt(problems, "bad")}
            onInput={(bad) => edit({ bad })}
          />
        )}
        <span class="changed">
          {changed && <span class="own">{text("vet_source_changed")}</span>}
          {typed && (
            <RoundButton drawing="retry" label={text("ui_limits_reset", { name })} onClick={() => edit(null)} />
          )}
        </span>
      </div>
    </li>
  );
}

interface LimitProps {
  label: string;
  unit: string;
  usual: number | null;
  typed: string | null;
  wrong: string | null;
  onInput: (typed: string) => void;
}

/** An empty field shows the table's own limit behind it. */
function Limit({ label, unit, usual, typed, wrong, onInput }: LimitProps) {
  return (
    <Field
      numeric
      label={label}
      unit={unit}
      value={typed ?? ""}
      placeholder={usual === null ? "" : String(usual)}
      wrong={wrong}
      onInput={onInput}
    />
  );
}

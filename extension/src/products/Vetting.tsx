/** What tells for and against a product and its store: every signal with its value, its limit and whose limit that is. */

import type { Answer, Vetting as Found, Signal } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { AnswerMark } from "../ui/parts/Answer.js";
import { number } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";

const ANSWERS: Answer[] = ["good", "caution", "bad", "unknown"];
const PARTS = ["store", "product"] as const;

/** How many signals have each answer that some have. */
export function Tally({ vetting }: { vetting: Found }) {
  return (
    <span class="tally">
      {ANSWERS.map((answer) => {
        const n = vetting.signals.filter((signal) => signal.answer === answer).length;
        return n > 0 && <AnswerMark key={answer} answer={answer} says={count(`ui_tally_${answer}`, n)} />;
      })}
    </span>
  );
}

interface VettingProps {
  vetting: Found;
  /** What the store is called, where that is known. */
  store?: string | null | undefined;
  /** The day on which it was read, where that is not the page in front. */
  day?: string | undefined;
}

/** The whole table. */
export function Vetting({ vetting, store, day }: VettingProps) {
  const version = number(vetting.formula);
  return (
    <div class="vetting stack">
      <p class="soft fine">
        {text("ui_vetting_aim")}{" "}
        <Button kind="quiet" class="hem" onClick={() => void openOptions("limits")}>
          {text("ui_vetting_change")}
        </Button>
      </p>
      {PARTS.map((part) => (
        <div key={part}>
          <h3 dir="auto">
            {part === "store" && store ? text("ui_vetting_of", { name: store }) : text(`ui_vetting_${part}`)}
          </h3>
          <ul class="signals">
            {vetting.signals
              .filter(({ about }) => about === part)
              .map((signal) => (
                <Line key={signal.code} signal={signal} />
              ))}
          </ul>
        </div>
      ))}
      <p class="soft fine">
        {day ? text("ui_vetting_formula_then", { version, day }) : text("ui_vetting_formula", { version })}
      </p>
    </div>
  );
}

function Line({ signal }: { signal: Signal }) {
  const { code, answer, value, sample, limit, limitSource, reason, scale } = signal;
  const limits = text(`ui_limit_${code}`, {
    good: number(limit.good ?? ""),
    bad: number(limit.bad ?? ""),
  });
  return (
    <li class={answer}>
      <span class="name">
        <b>{text(`ui_signal_${code}`)}</b>
        <span class="soft small">{text(`ui_signal_${code}_of`)}</span>
      </span>
      <span class="read">{value === null ? <span class="soft">–</span> : <Value code={code} value={value} />}</span>
      <span class="held">
        {scale && (
          <span
            class="scale"
            aria-hidden="true"
            style={{ "--bad-to": `${scale.bad}%`, "--good-from": `${scale.good}%`, "--at": `${scale.value}%` }}
          >
            <i />
          </span>
        )}
        {sample && (
          <span class="small">
            {text("ui_signal_sample", { n: number(sample.of), low: number(sample.low), high: number(sample.high) })}
          </span>
        )}
        <span class="small soft">
          {value === null ? sentence(reason) : `${limits} · `}
          {value !== null && (
            <span class={limitSource.code === "vet_source_changed" ? "own" : undefined}>{sentence(limitSource)}</span>
          )}
        </span>
      </span>
      <AnswerMark answer={answer} />
    </li>
  );
}

function Value({ code, value }: { code: string; value: string }) {
  const word = YES_OR_NO[value];
  return <b>{word ? text(word) : text(`ui_value_${code}`, { value: number(value) })}</b>;
}

const YES_OR_NO: Record<string, string> = { yes: "ui_yes", no: "ui_no" };

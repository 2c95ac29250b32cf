import type { Answer } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openPanel } from "../stored/panel.js";
import { Icon } from "../ui/controls/Icon.js";
import { ANSWER_DRAWINGS, AnswerMark } from "../ui/parts/Answer.js";
import { number } from "../words/money.js";
import { count } from "../words/sentences.js";
import type { PopupState } from "./usePopup.js";

const MARKS: Answer[] = ["good", "caution", "bad"];

/** What tells for and against the product: a word, and how many signals say what. All of them stand in the panel. */
export function VettingLine({ state: { look, page } }: { state: PopupState }) {
  const vetting = look?.vetting;
  if (!vetting) return null;
  const tally = MARKS.map((answer) => ({
    answer,
    n: vetting.signals.filter((signal) => signal.answer === answer).length,
  }));
  return (
    <button
      type="button"
      class="line whole"
      onClick={() => void openPanel(page?.tabId ?? null, "signals").then(() => window.close())}
    >
      <span class="soft">{text("ui_signals_short")}</span>
      <AnswerMark answer={vetting.overall} says={text(`ui_overall_${vetting.overall}`)} />
      <span class="marksof">
        {tally.map(({ answer, n }) => (
          <span key={answer} class={n > 0 ? `answer ${answer}` : "answer none"}>
            <Icon name={ANSWER_DRAWINGS[answer]} />
            <span aria-hidden="true">{number(n)}</span>
            <span class="unseen">{count(`ui_tally_${answer}`, n)}</span>
          </span>
        ))}
      </span>
      <Icon name="turn" />
    </button>
  );
}

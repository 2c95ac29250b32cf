import type { Answer } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Icon, type IconName } from "../controls/Icon.js";

export const ANSWER_DRAWINGS: Record<Answer, IconName> = { good: "fine", caution: "warn", bad: "flag", unknown: "ask" };

/** An answer of vetting as a drawing and a word. */
export function AnswerMark({ answer, says }: { answer: Answer; says?: string }) {
  return (
    <span class={`answer ${answer}`}>
      <Icon name={ANSWER_DRAWINGS[answer]} />
      {says ?? text(`ui_answer_${answer}`)}
    </span>
  );
}

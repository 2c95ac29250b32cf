import type { Disagreement, Finding, Unread } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { fieldName, list, sentence } from "../ui/words.js";

/** What other parts of the page say instead; the core leaves an empty list out. */
export function disagreements({ disagrees }: Finding): Disagreement[] {
  return disagrees;
}

interface ReadingProps {
  unread: Unread[];
  /** Findings that other parts of the page contradict. */
  split: Finding[];
}

/** What could not be read and why, and where the page contradicts itself. */
export function Reading({ unread, split }: ReadingProps) {
  return (
    <dl class="told">
      {unread.map((missing) => (
        <div key={missing.field}>
          <dt>{fieldName(missing.field)}</dt>
          <dd>{sentence(missing)}</dd>
        </div>
      ))}
      {split.map((finding) => (
        <div key={`${finding.field}-split`}>
          <dt>{fieldName(finding.field)}</dt>
          <dd dir="auto">
            {text("ui_disagree_values", { values: list(disagreements(finding).map((other) => other.value)) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

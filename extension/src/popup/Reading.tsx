import type { Finding, Unread } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { fieldName, list, sentence } from "../words/sentences.js";

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
            {text("ui_disagree_values", { values: list(finding.disagrees.map((other) => other.value)) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

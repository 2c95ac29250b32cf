import type { RefusedLine } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";

/** Lines that are named; the rest is counted. */
const MOST_NAMED = 20;

interface RefusedLinesProps {
  refused: readonly RefusedLine[];
  /** How many there are. */
  refusals: number;
  /** They stand in a file of the user's, where a line can be looked up. */
  numbered?: boolean;
}

/** Why lines of a report were refused. */
export function RefusedLines({ refused, refusals, numbered }: RefusedLinesProps) {
  const said = ({ line, why }: RefusedLine): string =>
    numbered ? text("ui_backup_line", { line: number(line), why: sentence(why) }) : sentence(why);
  return (
    <ul class="bullets fine">
      {refused.slice(0, MOST_NAMED).map((one, at) => (
        <li key={`${one.line} ${at}`}>{said(one)}</li>
      ))}
      {refusals > MOST_NAMED && <li>{count("ui_rates_more", refusals - MOST_NAMED)}</li>}
    </ul>
  );
}

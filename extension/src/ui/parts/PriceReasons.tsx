import type { Missing, SeriesHistory } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { money } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import { Icon, type IconName } from "../controls/Icon.js";
import { Notice } from "../controls/Notice.js";
import type { Prices, PricesInView } from "../hooks/usePrices.js";

type Answer = SeriesHistory["answer"];

const MISSING = { tone: "plain", drawing: "close" } as const;

/** How a verdict is drawn, and in which tone. */
const MARKS: Record<Answer["verdict"], { tone: string; drawing: IconName }> = {
  lowest: { tone: "good", drawing: "down" },
  below_usual: { tone: "good", drawing: "down" },
  dearer_before: { tone: "caution", drawing: "up" },
  as_usual: { tone: "plain", drawing: "check" },
  no_history: { tone: "plain", drawing: "info" },
};

/** A verdict, or why there is no price to judge. */
export type Judged = Pick<Answer, "verdict"> | { missing: Missing };

/** A verdict in its few words, or why there is no price to judge. */
export function Verdict({ of }: { of: Judged }) {
  const { tone, drawing } = "missing" in of ? MISSING : MARKS[of.verdict];
  return (
    <span class={`verdict ${tone}`}>
      <Icon name={drawing} />
      {text(`ui_verdict_${"missing" in of ? of.missing.toLowerCase() : of.verdict}`)}
    </span>
  );
}

/** The rule of the verdict with its days and figures, whose price it is, and what else the records show. */
export function PriceReasons({ prices: { history, speaking } }: { prices: Prices }) {
  const speaks = history.speaks ? text(`ui_speaks_${history.speaks.toLowerCase()}`) : text("ui_speaks_latest");
  return (
    <>
      {speaking && (
        <ul class="bullets">
          {speaking.answer.reasons.map((note) => (
            <li key={note.code}>{sentence(note)}</li>
          ))}
        </ul>
      )}
      {speaking && (
        <p class="fine soft">
          {speaking.answer.now && (
            <>
              <bdi>{money(speaking.answer.now, speaking.answer.key.currency)}</bdi> ·{" "}
            </>
          )}
          {speaking.name && (
            <>
              <bdi dir="auto">{speaking.name}</bdi> ·{" "}
            </>
          )}
          {speaks}
        </p>
      )}
      {history.notes.map((note) => (
        <p key={note.code} class="fine soft">
          {sentence(note)}
        </p>
      ))}
    </>
  );
}

/** Why nothing is said of the price in view, or why it was not written down. */
export function Unwritten({ told: { prices, off, unwritten, trouble } }: { told: PricesInView }) {
  if (trouble) return <Notice tone="bad">{trouble}</Notice>;
  if (off) return <p class="fine soft">{text("ui_price_off")}</p>;
  if (unwritten) return <p class="fine soft">{sentence(unwritten)}</p>;
  return prices?.speaking && !prices.history.ofShown ? <p class="fine soft">{text("ui_price_other")}</p> : null;
}

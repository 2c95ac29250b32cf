import type { AmountRange } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { share } from "../../words/decimal.js";
import { percent, percentRange } from "../../words/money.js";

const TOPS = [5, 10, 15, 20, 30, 50, 70, 100];

/** Where a rate lies on a scale that starts at nothing. */
export function RangeBar({ rate }: { rate: AmountRange }) {
  const top = TOPS.find((t) => t >= Number(rate.high)) ?? 100;
  const at = (value: string): string => `${share(value, top) * 100}%`;
  const name = text("ui_range_name", { rate: percentRange(rate), top: percent(String(top)) });
  return (
    <div class="range" role="img" aria-label={name}>
      <div class="track">
        <span style={{ insetInlineStart: at(rate.low), inlineSize: `calc(${at(rate.high)} - ${at(rate.low)})` }} />
      </div>
      <div class="ends">
        <span>{percent("0")}</span>
        <span>{percent(String(top))}</span>
      </div>
    </div>
  );
}

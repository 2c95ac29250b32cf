import type { ProductRates } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { moment, money, percent } from "../words/money.js";
import { sentence } from "../words/sentences.js";
import type { Platform } from "./usePlatform.js";

/** What the Open Platform said of the product and when, or why it said nothing. */
export function PlatformLine({ platform: { said, asking, again } }: { platform: Platform }) {
  return (
    <div class="platform">
      <div class="soft fine" role="status">
        {asking || !said ? text("ui_platform_asking") : <Said {...said} />}
      </div>
      {said?.problem && !asking && (
        <Button kind="quiet" class="hem at-start" drawing="retry" onClick={again}>
          {text("ui_platform_again")}
        </Button>
      )}
    </div>
  );
}

function Said({ rates, problem, at }: NonNullable<Platform["said"]>) {
  if (problem) return <p>{sentence(problem)}</p>;
  return (
    <>
      <p>{rates && figures(rates)}</p>
      <p>{text("ui_platform_asked", { time: moment(at) })}</p>
    </>
  );
}

function figures({ inProgramme, rate, hotRate, relevantMarketRate, price, currency }: ProductRates): string {
  if (!inProgramme) return text("ui_platform_absent");
  const known = [
    rate && text("ui_platform_rate", { rate: percent(rate) }),
    hotRate && text("ui_platform_hot", { rate: percent(hotRate) }),
    relevantMarketRate && text("ui_platform_relevant", { rate: percent(relevantMarketRate) }),
    price && text("ui_platform_price", { price: money(price, currency) }),
  ];
  return known.filter(Boolean).join(" · ") || text("ui_platform_no_figures");
}

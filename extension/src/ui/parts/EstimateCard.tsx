import type { ComponentChildren } from "preact";
import type { Estimate } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { moneyRange, percentRange } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import { Disclosure } from "../controls/Disclosure.js";
import { Icon } from "../controls/Icon.js";
import { Reasons } from "./Reasons.js";

interface EstimateCardProps {
  estimate: Estimate;
  /** The reasons are unfolded. */
  open?: boolean;
  /** Beside the amount. */
  aside?: ComponentChildren;
  /** More that unfolds, below the reasons. */
  children?: ComponentChildren;
}

/** What one sale earns, as a range, and on request why. */
export function EstimateCard({ estimate, open, aside, children }: EstimateCardProps) {
  const amount = moneyRange(estimate, estimate.currency);
  const place = [estimate.category, estimate.leafCategory].filter(Boolean).join(" › ");
  return (
    <section class="estimate">
      <div class="heading">
        <h2 class="label">{text("ui_you_earn")}</h2>
        {place && (
          <span class="label clip" dir="auto" title={place}>
            {place}
          </span>
        )}
      </div>
      <div class="sum">
        <p class={amount.length > 17 ? "money long" : "money"}>
          <span>{amount}</span> <small>{percentRange(estimate.rate)}</small>
        </p>
        {aside}
      </div>
      <p class={`fine basis ${estimate.basis}`}>
        {text(outside(estimate) ? "ui_basis_outside" : BASIS[estimate.basis])}
      </p>
      {estimate.per100Clicks && (
        <p class="fine per100">
          {text("ui_per_100_clicks", { amount: moneyRange(estimate.per100Clicks, estimate.currency) })}
        </p>
      )}
      <Disclosure label={text("ui_why")} aside={<Tendencies estimate={estimate} />} open={open ?? false}>
        <Reasons estimate={estimate} />
      </Disclosure>
      {estimate.whyNotMore.length > 0 && (
        <Disclosure label={text("ui_why_not_more")}>
          <div class="why">
            <ul class="bullets">
              {estimate.whyNotMore.map((note, place) => (
                <li key={`${note.code}-${place}`}>{sentence(note)}</li>
              ))}
            </ul>
          </div>
        </Disclosure>
      )}
      {children}
    </section>
  );
}

export const BASIS: Record<Estimate["basis"], string> = {
  own: "ui_basis_own",
  openPlatform: "ui_basis_open_platform",
  settled: "ui_basis_settled",
  network: "ui_basis_network",
  guide: "ui_basis_guide",
};

/** AliExpress does not list the product: there is no rate of its own to speak of. */
export function outside({ parts }: Estimate): boolean {
  return parts[0]?.code === "outside_programme";
}

/** How many reasons pull the range up or down, at a glance. */
function Tendencies({ estimate }: { estimate: Estimate }) {
  const up = estimate.parts.filter((part) => part.tends === "up").length;
  const down = estimate.parts.filter((part) => part.tends === "down").length;
  return (
    <span class="aside-text both">
      {up > 0 && (
        <span class="tends">
          <Icon name="up" />
          {text("ui_may_rise")}
        </span>
      )}
      {down > 0 && (
        <span class="tends">
          <Icon name="down" />
          {text("ui_may_fall")}
        </span>
      )}
    </span>
  );
}

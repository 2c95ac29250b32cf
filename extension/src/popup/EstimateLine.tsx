import { useId, useState } from "preact/hooks";
import type { Estimate } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { ExchangeAsked } from "../ui/parts/ExchangeAsked.js";
import { Reasons } from "../ui/parts/Reasons.js";
import { WhyNotMore } from "../ui/parts/WhyNotMore.js";
import { BASIS, outside } from "../words/basis.js";
import { moneyRange, percentRange } from "../words/money.js";
import { ownOrdersText } from "../words/ownOrders.js";
import { sentence } from "../words/sentences.js";
import { PlatformLine } from "./PlatformLine.js";
import type { PopupState } from "./usePopup.js";

/** What a sale earns, in one line, or why that is not known; the reasons on request. */
export function EstimateLine({ state }: { state: PopupState }) {
  const { look, unreadable, arrival, platform } = state;
  const [open, setOpen] = useState(false);
  const id = useId();
  const estimate = look?.estimate;
  if (!estimate) {
    const why = look?.estimateProblem;
    // The question for the currency says it, too.
    const told =
      unreadable ||
      arrival === "late" ||
      !why ||
      look.unstatedCurrency?.currency === null ||
      EXPLAINED.has(look.page?.kind ?? "");
    if (told && !platform) return null;
    return (
      <section class="lines" aria-label={text("ui_you_earn")}>
        {!told && <p class="soft">{sentence(why)}</p>}
        {platform && <PlatformLine platform={platform} />}
      </section>
    );
  }
  return (
    <section class="lines" aria-label={text("ui_you_earn")}>
      <div class="line">
        <h2 class="soft">{text("ui_you_earn_short")}</h2>
        <b dir="ltr">{moneyRange(estimate, estimate.currency)}</b>
        <span class={`firm ${estimate.basis}`}>
          {text(outside(estimate) ? "ui_firm_outside" : FIRM[estimate.basis])}
        </span>
        <Button
          kind="quiet"
          class="to-end"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {text("ui_why_short")}
          <Icon name={open ? "caret" : "turn"} />
        </Button>
      </div>
      {estimate.exchange && <ExchangeAsked asked={estimate.exchange} />}
      {platform && <PlatformLine platform={platform} />}
      {look.own && <p class="fine soft ownorders">{ownOrdersText(look.own)}</p>}
      {open && (
        <div id={id} class="because">
          <p>
            <b>{percentRange(estimate.rate)}</b> {text(outside(estimate) ? "ui_basis_outside" : BASIS[estimate.basis])}
          </p>
          {estimate.per100Clicks && (
            <p class="fine">
              {text("ui_per_100_clicks", { amount: moneyRange(estimate.per100Clicks, estimate.currency) })}
            </p>
          )}
          <Reasons estimate={estimate} />
          <WhyNotMore estimate={estimate} />
          <p class="fine soft">{text("ui_window")}</p>
        </div>
      )}
    </section>
  );
}

/** Kinds of page that say by themselves why so little could be read. */
const EXPLAINED: ReadonlySet<string> = new Set(["blocked", "unavailable", "shell"]);

const FIRM: Record<Estimate["basis"], string> = {
  own: "ui_firm_own",
  openPlatform: "ui_firm_open_platform",
  settled: "ui_firm_settled",
  network: "ui_firm_network",
  guide: "ui_firm_guide",
};

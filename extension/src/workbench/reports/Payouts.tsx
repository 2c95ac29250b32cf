import type { Payout } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { share } from "../../words/decimal.js";
import { day, money, number } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { count } from "../../words/sentences.js";

const STATUSES = ["paid", "confirmed", "pending"] as const;

/** When what is earned is paid out, by network. */
export function Payouts({ payouts }: { payouts: Payout[] }) {
  const networks = useNetworks();
  return (
    <section class="sheet" aria-labelledby="payout-title">
      <h3 id="payout-title">{text("ui_reports_payout")}</h3>
      <ul class="payouts">
        {payouts.map((payout) => (
          <li key={`${payout.network} ${payout.currency}`}>
            <b translate={false}>{networkName(networks, payout.network)}</b>
            <Sums payout={payout} />
            <Expected payout={payout} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sums({ payout }: { payout: Payout }) {
  const top = STATUSES.reduce((sum, status) => sum + Math.max(0, Number(payout[status])), 0) || 1;
  return (
    <>
      <span class="parts-bar" aria-hidden="true">
        {STATUSES.map((status) => (
          <i key={status} class={status} style={{ inlineSize: `${share(payout[status], top) * 100}%` }} />
        ))}
      </span>
      <dl class="payoutsums fine">
        {STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <i class={`swatch ${status}`} aria-hidden="true" />
              {text(`ui_reports_status_${status}`)}
            </dt>
            <dd>
              <bdi>{money(payout[status], payout.currency)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What the user's own delays say. */
function Expected({ payout: { delay, expected, overdue, currency } }: { payout: Payout }) {
  if (!delay) return <p class="soft fine">{text("ui_reports_no_delay")}</p>;
  return (
    <div class="soft fine stack tight">
      <p>{count("ui_reports_delay", delay.of, { half: number(delay.half), most: number(delay.nineInTen) })}</p>
      {expected.map(([month, amount]) => (
        <p key={month}>{text("ui_reports_expected", { month: day(month), amount: money(amount, currency) })}</p>
      ))}
      {overdue.length > 0 && <p class="caution">{count("ui_reports_overdue", overdue.length)}</p>}
    </div>
  );
}

import { useEffect, useState } from "preact/hooks";
import type { Payout, PayoutThreshold } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { keepThreshold, thresholds } from "../../stored/thresholds.js";
import { Field } from "../../ui/controls/Field.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { share } from "../../words/decimal.js";
import { day, money, number } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { count, sentence } from "../../words/sentences.js";
import { whyNot } from "../refused.js";
import type { Asked } from "./asked.js";

const STATUSES = ["paid", "confirmed", "pending"] as const;

/** When what is earned is paid out, by network. */
export function Payouts({ payouts, open }: { payouts: Payout[]; open: (asked: Asked) => void }) {
  const networks = useNetworks();
  return (
    <section class="sheet" aria-labelledby="payout-title">
      <h3 id="payout-title">{text("ui_reports_payout")}</h3>
      <ul class="payouts">
        {payouts.map((payout) => (
          <li key={`${payout.network} ${payout.currency}`}>
            <b translate={false}>{networkName(networks, payout.network)}</b>
            <Sums payout={payout} />
            <Threshold payout={payout} />
            <Expected payout={payout} open={open} />
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

/** From what it is paid out, as the user's account says, and what is missing. */
function Threshold({ payout }: { payout: Payout }) {
  const { network, currency, threshold, thresholdProblem, missing, reached } = payout;
  const [typed, setTyped] = useTyped(network, currency);
  const [trouble, setTrouble] = useState("");
  const type = (amount: string): void => {
    setTyped(amount);
    setTrouble("");
    keepThreshold({ network, currency, amount }).catch((why: unknown) => setTrouble(whyNot(why)));
  };
  return (
    <div class="threshold">
      <Field
        numeric
        label={text("ui_reports_threshold")}
        unit={currency}
        value={typed}
        hint={typed.trim() ? undefined : text("ui_reports_threshold_hint")}
        wrong={trouble || (thresholdProblem && sentence(thresholdProblem))}
        onInput={type}
      />
      {threshold && missing && (
        <>
          <progress
            value={Math.min(Number(threshold), Number(threshold) - Number(missing))}
            max={Number(threshold)}
            aria-label={text("ui_reports_threshold")}
          />
          <p class="fine">
            {Number(missing) > 0 ? (
              <b>{text("ui_reports_missing", { amount: money(missing, currency) })}</b>
            ) : (
              <b class="reached">{text("ui_reports_reached")}</b>
            )}{" "}
            <span class="soft">{when(payout, reached)}</span>
          </p>
        </>
      )}
    </div>
  );
}

/** When it will be reached by the user's own delays. */
function when({ missing, delay }: Payout, reached: string | null): string {
  if (Number(missing) === 0) return text("ui_reports_reached_of");
  if (!delay) return "";
  return reached ? text("ui_reports_reached_in", { month: day(reached) }) : text("ui_reports_not_reached");
}

/** What stands in the field: what was stored at first, then what is typed. */
function useTyped(network: string, currency: string): [string, (amount: string) => void] {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const mine = (said: PayoutThreshold): boolean => said.network === network && said.currency === currency;
    thresholds.read().then((all) => setTyped(all.find(mine)?.amount ?? ""), console.error);
  }, [network, currency]);
  return [typed, setTyped];
}

/** What the user's own delays say. */
function Expected({ payout, open }: { payout: Payout; open: (asked: Asked) => void }) {
  const { network, delay, expected, overdue, overdueSum, currency } = payout;
  if (!delay) return <p class="soft fine">{text("ui_reports_no_delay")}</p>;
  const late = count("ui_reports_overdue", overdue.length, { amount: money(overdueSum, currency) });
  return (
    <div class="soft fine stack tight">
      <p>{count("ui_reports_delay", delay.of, { half: number(delay.half), most: number(delay.nineInTen) })}</p>
      {expected.map(([month, amount]) => (
        <p key={month}>{text("ui_reports_expected", { month: day(month), amount: money(amount, currency) })}</p>
      ))}
      {overdue.length > 0 && (
        <p class="caution">
          {late}{" "}
          <button
            type="button"
            class="button quiet slim"
            onClick={() =>
              open({
                title: text("ui_reports_late"),
                picked: [{ key: "overdue", value: null }],
                of: { network, currency },
              })
            }
          >
            {text("ui_reports_show_late")}
          </button>
        </p>
      )}
    </div>
  );
}

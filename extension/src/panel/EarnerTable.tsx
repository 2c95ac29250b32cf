import { useMemo, useState } from "preact/hooks";
import type { Earner, Order, Profile, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { campaignName, logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Button } from "../ui/controls/Button.js";
import { CopyButton } from "../ui/controls/CopyButton.js";
import { keptEarner, type Shortlist, useShortlist } from "../ui/hooks/useShortlist.js";
import { KeepButton } from "../ui/parts/KeepButton.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { moneyRange, number, percentRange, price } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";

/** Rows drawn at once, as in a list. */
const STEP = 50;

interface EarnerTableProps {
  earners: Earner[];
  /** Their links, in any order; none until they are made. */
  rows: Row[];
  by: Order;
  addressOf: (earner: Earner) => string;
  settings: Settings;
  used: Profile | null;
}

/** A line for each product: what it is, what it earns, and the user's link for it. */
export function EarnerTable({ earners, rows, by, addressOf, settings, used }: EarnerTableProps) {
  const shortlist = useShortlist();
  const [drawn, setDrawn] = useState(STEP);
  const linked = useMemo(() => new Map(rows.map((row) => [row.productId, row])), [rows]);
  return (
    <>
      <NotStored why={shortlist.trouble} />
      <ol class="earners">
        {earners.slice(0, drawn).map((earner) => (
          <Line
            key={earner.id}
            earner={earner}
            row={linked.get(earner.id) ?? null}
            by={by}
            address={addressOf(earner)}
            shortlist={shortlist}
            settings={settings}
            used={used}
          />
        ))}
      </ol>
      {earners.length > drawn && (
        <Button class="at-start" onClick={() => setDrawn(drawn + STEP)}>
          {count("ui_list_more", Math.min(STEP, earners.length - drawn), { all: number(earners.length) })}
        </Button>
      )}
    </>
  );
}

interface LineProps {
  earner: Earner;
  row: Row | null;
  by: Order;
  /** Of its page. */
  address: string;
  shortlist: Shortlist;
  settings: Settings;
  used: Profile | null;
}

function Line({ earner, row, by, address, shortlist, settings, used }: LineProps) {
  const [failed, setFailed] = useState(false);
  const { estimate, title, id } = earner;
  if (!estimate) return null;
  const link = row?.link ?? null;
  const { per100Clicks, currency } = estimate;
  return (
    <li>
      <span class="goods">
        <b dir="auto" title={title ?? undefined}>
          {title ?? id}
        </b>
        <span class="soft">{earner.price && price(earner.price)}</span>
      </span>
      <KeepButton product={keptEarner(earner, address)} shortlist={shortlist} />
      <span class="earned">
        <b>{moneyRange(by === "perClicks" && per100Clicks ? per100Clicks : estimate, currency)}</b>
        <span class="soft">
          {by === "perClicks" && per100Clicks
            ? text("ui_earners_a_sale", { amount: moneyRange(estimate, currency), rate: percentRange(estimate.rate) })
            : percentRange(estimate.rate)}
        </span>
      </span>
      {link && row && used && (
        <CopyButton
          value={link}
          apart
          onCopied={() => void logCopied([logEntry(row, used, campaignName(settings, used), "link")])}
          onFailure={() => setFailed(true)}
        />
      )}
      {failed && (
        <code class="clip" dir="ltr" role="alert">
          {link}
        </code>
      )}
      {row?.problem && <span class="why-not">{sentence(row.problem)}</span>}
    </li>
  );
}

import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { usePlatformState } from "../../ui/hooks/usePlatformState.js";
import { WithoutKey } from "../../ui/parts/WithoutKey.js";
import { day, number } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import { RefusedLines } from "./RefusedLines.js";
import type { Come, Fetching, Step } from "./useFetch.js";

/** Up to so many days back. After half a year AliExpress settles an order or refuses it. */
const DAYS = ["90", "180", "365", "730"];
const USUAL = "180";

interface FetchOrdersProps {
  fetch: Fetching;
  /** Files wait for the user's word: nothing else is read meanwhile. */
  busy: boolean;
  close: () => void;
}

/** Orders from the Open Platform with the user's own key: nothing is asked before the click. */
export function FetchOrders({ fetch, busy, close }: FetchOrdersProps) {
  const platform = usePlatformState();
  const [days, setDays] = useState(USUAL);
  const { step, come, left, trouble } = fetch;
  if (!platform) return null;
  return (
    <section class="sheet stack fetch" aria-labelledby="fetch-title">
      <h2 id="fetch-title" tabIndex={-1} ref={(title) => title?.focus()}>
        {text("ui_fetch_title")}
      </h2>
      {!platform.on && <WithoutKey says={text("ui_fetch_without")} />}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {step && <Under step={step} stop={fetch.stop} />}
      {!step && come && <Ended come={come} whole={!left && !trouble} />}
      {!step && platform.on && (
        <>
          <p class="soft fine">{text("ui_fetch_is")}</p>
          {left && (
            <div class="row">
              <Button kind="main" disabled={busy} onClick={() => void fetch.goOn()}>
                {text("ui_fetch_go_on")}
              </Button>
              <Button onClick={() => void fetch.forget()}>{text("ui_fetch_anew")}</Button>
            </div>
          )}
          {!left && (
            <div class="row">
              <Select
                bare
                label={text("ui_fetch_days")}
                value={days}
                choices={DAYS.map((value) => ({ value, label: count("ui_fetch_last", Number(value)) }))}
                onChange={setDays}
              />
              <Button kind="main" disabled={busy} onClick={() => void fetch.begin(Number(days))}>
                {text("ui_fetch_begin")}
              </Button>
            </div>
          )}
        </>
      )}
      {!step && (
        <Button kind="quiet" class="at-start" onClick={close}>
          {text("ui_reports_close")}
        </Button>
      )}
    </section>
  );
}

function Under({ step: { question, at, of, pages, waits }, stop }: { step: Step; stop: () => void }) {
  const params = { status: text(`ui_fetch_of_${question.of}`), from: day(question.from), until: day(question.to) };
  const page =
    pages === null
      ? text("ui_fetch_page", { n: number(question.page) })
      : text("ui_fetch_page_of", { n: number(question.page), of: number(pages) });
  return (
    <div class="reading stack" role="status">
      <label class="stack tight">
        {text("ui_fetch_step", params)}
        <progress value={at} max={of} />
        <span class="soft fine">{waits === null ? page : count("ui_fetch_waits", waits)}</span>
      </label>
      <Button onClick={stop}>{text("ui_fetch_stop")}</Button>
    </div>
  );
}

/** What came, and of what did not why. */
function Ended({ come: { rows, fresh, refusals, refused }, whole }: { come: Come; whole: boolean }) {
  const came = rows > 0 ? count("ui_fetch_came", rows, { fresh: number(fresh) }) : text("ui_fetch_none");
  return (
    <div class="stack tight">
      <Notice tone={whole ? "good" : "warn"} alert>
        {whole ? came : `${came} ${text("ui_fetch_left")}`}
      </Notice>
      {refusals > 0 && (
        <>
          <p class="caution">{count("ui_reports_refused", refusals)}</p>
          <RefusedLines refused={refused} refusals={refusals} />
        </>
      )}
    </div>
  );
}

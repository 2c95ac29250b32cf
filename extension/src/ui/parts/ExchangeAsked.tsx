import { useEffect, useId, useState } from "preact/hooks";
import type { ExchangeQuestion } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkExchange, today, typedNumber } from "../../core/rates.js";
import { sayExchange } from "../../stored/currencies.js";
import { day } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import { Button } from "../controls/Button.js";
import { Wrong } from "../controls/Wrong.js";
import { troubleText } from "../page.js";

/** Asks for the exchange rate that an amount is missing, or whose own has become old; Enter keeps it with today's date. */
export function ExchangeAsked({ asked: { from, to, rate, asOf } }: { asked: ExchangeQuestion }) {
  const [typed, setTyped] = useState(rate ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  useEffect(() => setTyped(rate ?? ""), [from, to, rate]);

  function keep(): void {
    const written = { from, to, rate: typedNumber(typed)?.number ?? typed, asOf: today() ?? null };
    const [found] = checkExchange(written) ?? [];
    setWrong(found ? sentence(found.problem) : null);
    if (!found) sayExchange(written).catch((why: unknown) => setWrong(troubleText(why)));
  }

  return (
    <form
      class="exchange-asked"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      {asOf && <span>{text("ui_exchange_old", { day: day(asOf) })}</span>}
      <span class="sum-of" dir="ltr">
        <span aria-hidden="true">1 {from} =</span>
        <input
          class="input"
          dir="ltr"
          inputMode="decimal"
          autocomplete="off"
          aria-label={text("ui_exchange_rate", { from, to })}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? id : undefined}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <span aria-hidden="true">{to}</span>
      </span>
      <Button kind="quiet" type="submit">
        {text("ui_exchange_keep")}
      </Button>
      {wrong && <Wrong id={id}>{wrong}</Wrong>}
    </form>
  );
}

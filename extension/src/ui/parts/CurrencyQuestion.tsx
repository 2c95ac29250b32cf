import { useState } from "preact/hooks";
import type { UnstatedCurrency } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { sayCurrency } from "../../stored/currencies.js";
import { currencyGroups } from "../../words/currencies.js";
import { Button } from "../controls/Button.js";
import { Select } from "../controls/Select.js";
import { troubleText } from "../page.js";

/** What most sites count in whose pages do not say so. */
const USUAL = ["USD", "EUR"];

/** Asks which currency a site counts in whose pages do not say so, and says what was answered. */
export function CurrencyQuestion({ asked: { site, currency } }: { asked: UnstatedCurrency }) {
  const [again, setAgain] = useState(false);
  const [trouble, setTrouble] = useState("");
  if (currency && !again) {
    return (
      <p class="row fine soft">
        {text("note_your_currency", { site, currency })}
        <Button kind="quiet" onClick={() => setAgain(true)}>
          {text("ui_currency_change")}
        </Button>
      </p>
    );
  }
  const say = (code: string): void => {
    setTrouble("");
    sayCurrency(site, code).then(
      () => setAgain(false),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  };
  return (
    <div class="strip currency" role="group" aria-label={text("ui_currency_which", { site })}>
      <span>{text("ui_currency_which", { site })}</span>
      <span class="row">
        {USUAL.map((code) => (
          <Button key={code} aria-pressed={code === currency} onClick={() => say(code)}>
            {code}
          </Button>
        ))}
        <Select
          bare
          label={text("ui_currency_other")}
          value=""
          choices={[{ value: "", label: text("ui_currency_other") }]}
          groups={currencyGroups()}
          onChange={(code) => code && say(code)}
        />
      </span>
      {trouble && (
        <span role="alert" class="why-not">
          {trouble}
        </span>
      )}
    </div>
  );
}

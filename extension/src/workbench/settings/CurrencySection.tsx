import { useMemo } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { currencyGroups } from "../../words/currencies.js";
import { ExchangeTable } from "./ExchangeTable.js";
import { Section, type SectionProps } from "./Section.js";

/** The currency that estimates are shown in, and what others are worth in it. */
export function CurrencySection({ now, change }: SectionProps) {
  const groups = useMemo(currencyGroups, []);
  const needsRates =
    now.currency !== null && !now.exchange.some(({ to, from }) => to === now.currency || from === now.currency);
  return (
    <Section name="currency">
      <div class="medium">
        <Select
          label={text("ui_currency_label")}
          value={now.currency ?? ""}
          choices={[{ value: "", label: text("ui_currency_page") }]}
          groups={groups}
          onChange={(code) => change(() => ({ currency: code || null }))}
        />
      </div>
      {needsRates && <Notice>{text("ui_exchange_needed", { currency: now.currency ?? "" })}</Notice>}
      {(now.currency !== null || now.exchange.length > 0) && (
        <ExchangeTable now={now} change={change} groups={groups} />
      )}
    </Section>
  );
}

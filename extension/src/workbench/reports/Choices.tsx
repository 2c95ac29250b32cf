import type { ComponentChildren } from "preact";
import type { PeriodChoice, ReportQuestion, ReportView } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { DateField } from "../../ui/controls/DateField.js";
import { Select } from "../../ui/controls/Select.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { day } from "../../words/money.js";
import { networkName } from "../../words/names.js";

const PERIODS: PeriodChoice[] = ["days30", "weeks13", "month", "lastMonth", "year", "days365", "all", "own"];

interface ChoicesProps {
  view: ReportView;
  question: ReportQuestion;
  change: (more: Partial<ReportQuestion>) => void;
  children: ComponentChildren;
}

/** What the report is of: days, network, currency. */
export function Choices({ view, question, change, children }: ChoicesProps) {
  const networks = useNetworks();
  const { days, currencies, currency } = view;
  const { period, own } = question;
  return (
    <div class="reporthead">
      <p class="soft fine grow">
        {days.from &&
          days.until &&
          (days.from === days.until
            ? text("ui_reports_one_day", { day: day(days.from) })
            : text("ui_reports_days", { from: day(days.from), until: day(days.until) }))}
      </p>
      <div class="row">
        <Select
          bare
          label={text("ui_reports_period")}
          value={period}
          choices={PERIODS.map((value) => ({ value, label: text(`ui_reports_period_${value.toLowerCase()}`) }))}
          onChange={(value) => change({ period: value as PeriodChoice })}
        />
        {view.networks.length > 1 && (
          <Select
            bare
            label={text("ui_reports_key_network")}
            value={question.network ?? ""}
            choices={[
              { value: "", label: text("ui_reports_all_networks") },
              ...view.networks.map(([code]) => ({ value: code, label: networkName(networks, code) })),
            ]}
            onChange={(network) => change({ network: network || null })}
          />
        )}
        {currencies.length > 1 && (
          <Select
            bare
            label={text("ui_forecast_currency")}
            value={currency ?? ""}
            choices={currencies.map((code) => ({ value: code, label: code }))}
            onChange={(chosen) => change({ currency: chosen })}
          />
        )}
        {children}
      </div>
      {period === "own" && (
        <div class="row owndays">
          <DateField
            label={text("ui_reports_from")}
            value={own.from ?? ""}
            onInput={(from) => change({ own: { ...own, from: from || null } })}
          />
          <DateField
            label={text("ui_reports_until")}
            value={own.until ?? ""}
            onInput={(until) => change({ own: { ...own, until: until || null } })}
          />
        </div>
      )}
    </div>
  );
}

import { useEffect, useId, useState } from "preact/hooks";
import type { CampaignClicks, DayClicks, ReportView, TypedClicks } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { typedClicks } from "../../core/desk/orders.js";
import { clicks, eraseClicks, keepClicks, keyOfClicks } from "../../stored/clicks.js";
import { onOrdersChanged } from "../../stored/orders.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { DateField } from "../../ui/controls/DateField.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { Field } from "../../ui/controls/Field.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { day, money, moneyRange, percent, percentRange } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { count } from "../../words/sentences.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";

const EMPTY = { day: "", campaign: "", count: "" };

/** Clicks that the user counted elsewhere, and what they brought: held against the orders of the same days alone. */
export function ClicksByHand({ view }: { view: ReportView }) {
  const { counted, lines, trouble, fail } = useCounted();
  const networks = useNetworks();
  const [first] = view.networks[0] ?? ["aliexpress"];
  const [typed, setTyped] = useState<TypedClicks>({ ...EMPTY, network: first });
  const [edited, setEdited] = useState<string | null>(null);
  const type = (more: Partial<TypedClicks>): void => setTyped({ ...typed, ...more });
  const save = async (): Promise<void> => {
    await keepClicks(await typedClicks(typed), edited);
    // The next day of the same campaign is what comes next.
    setTyped({ ...typed, day: "", count: "" });
    setEdited(null);
    fail("");
  };
  const edit = (one: DayClicks): void => {
    setTyped({ network: one.network, day: one.day, campaign: one.campaign, count: String(one.count) });
    setEdited(keyOfClicks(one));
  };
  const known = [...new Set(counted.flatMap(({ campaign }) => campaign || []))];
  return (
    <section class="sheet" aria-labelledby="byhand-title">
      <h3 id="byhand-title">{text("ui_clicks_title")}</h3>
      <p class="soft fine">{text("ui_clicks_intro")}</p>
      <ul class="byhand">
        {lines.map((line) => (
          <Brought key={`${line.network} ${line.campaign} ${line.total?.currency}`} line={line} />
        ))}
      </ul>
      <div class="byhandform">
        <Select
          label={text("ui_reports_key_network")}
          value={typed.network}
          choices={networks.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(network) => type({ network })}
        />
        <DateField label={text("ui_reports_field_day")} value={typed.day} onInput={(value) => type({ day: value })} />
        <Campaign value={typed.campaign} known={known} onInput={(campaign) => type({ campaign })} />
        <Field
          numeric
          label={text("ui_reports_field_clicks")}
          placeholder="120"
          value={typed.count}
          onInput={(n) => type({ count: n })}
          onEnter={() => void save().catch((why: unknown) => fail(whyNot(why)))}
        />
        <Button onClick={() => void save().catch((why: unknown) => fail(whyNot(why)))}>
          {text(edited ? "ui_clicks_change" : "ui_clicks_add")}
        </Button>
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {counted.length > 0 && (
        <Disclosure label={count("ui_clicks_days", counted.length)}>
          <ul class="byhanddays">
            {[...counted].sort(latestFirst).map((one) => (
              <li key={keyOfClicks(one)}>
                <span>
                  {day(one.day)} · <bdi>{one.campaign || text("ui_clicks_all")}</bdi>{" "}
                  <span class="soft" translate={false}>
                    {networkName(networks, one.network)}
                  </span>
                </span>
                <b>{count("ui_reports_clicks", one.count)}</b>
                <Button kind="quiet" class="slim" aria-label={named("ui_clicks_edit", one)} onClick={() => edit(one)}>
                  {text("ui_clicks_edit")}
                </Button>
                <RoundButton
                  drawing="close"
                  label={named("ui_clicks_erase", one)}
                  onClick={() => void eraseClicks(keyOfClicks(one)).catch((why: unknown) => fail(whyNot(why)))}
                />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

const latestFirst = (one: DayClicks, other: DayClicks): number =>
  one.day === other.day ? (one.campaign < other.campaign ? -1 : 1) : one.day < other.day ? 1 : -1;

const named = (code: string, one: DayClicks): string =>
  `${text(code)}: ${day(one.day)} ${one.campaign || text("ui_clicks_all")}`;

/** What was counted, and what it brought, now and after every change. */
function useCounted() {
  const [counted, setCounted] = useState<DayClicks[]>([]);
  const [lines, setLines] = useState<CampaignClicks[]>([]);
  const [trouble, fail] = useState("");
  useEffect(() => {
    let latest = 0;
    const look = async (): Promise<void> => {
      latest += 1;
      const mine = latest;
      const all = await clicks.read();
      const found = all.length > 0 ? await ask({ do: "byHand", counted: all }) : [];
      if (mine !== latest) return;
      setCounted(all);
      setLines(found);
    };
    const again = (): void => void look().catch((why: unknown) => fail(whyNot(why)));
    again();
    const stops = [clicks.onChange(again), onOrdersChanged(again)];
    return () => {
      latest = -1;
      for (const stop of stops) stop();
    };
  }, []);
  return { counted, lines, trouble, fail };
}

/** A campaign as reports name it, with those that were typed before. */
function Campaign({ value, known, onInput }: { value: string; known: string[]; onInput: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text("ui_clicks_campaign")}</label>
      <input
        id={id}
        class="input"
        dir="auto"
        autocomplete="off"
        list={`${id}-known`}
        placeholder={text("ui_clicks_all")}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

/** What the clicks of a campaign brought. */
function Brought({ line }: { line: CampaignClicks }) {
  const networks = useNetworks();
  const { total } = line;
  return (
    <li>
      <span class="heldname">
        <b dir="auto">{line.campaign || text("ui_clicks_all")}</b>
        <span class="soft fine">
          <span translate={false}>{networkName(networks, line.network)}</span> ·{" "}
          {line.first === line.last
            ? day(line.first)
            : count("ui_clicks_of_days", line.days, { from: day(line.first), until: day(line.last) })}
        </span>
      </span>
      <span>
        {count("ui_reports_clicks", line.clicks)} · {count("ui_reports_orders", total?.orders ?? 0)}
      </span>
      <span class={total?.tooFew ? "soft" : undefined}>
        {total?.conversion && (
          <>
            {text("ui_reports_conversion")} <b>{percent(total.conversion.value)}</b>{" "}
            <small class="soft">
              <bdi>{percentRange(total.conversion)}</bdi>
            </small>
          </>
        )}
        {total?.epc && (
          <>
            {" · "}
            {text("ui_reports_epc")} <b>{money(total.epc.value, total.currency)}</b>{" "}
            <small class="soft">
              <bdi>{moneyRange(total.epc, total.currency)}</bdi>
            </small>
          </>
        )}
        {total?.tooFew && ` ${text("ui_reports_few")}`}
        {!total && text("ui_clicks_no_order")}
      </span>
    </li>
  );
}

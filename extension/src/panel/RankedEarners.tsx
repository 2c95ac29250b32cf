import { useMemo, useState } from "preact/hooks";
import type { Earner, ListingLook, Order, Profile, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Chips } from "../ui/controls/Chips.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { Notice } from "../ui/controls/Notice.js";
import { Select } from "../ui/controls/Select.js";
import { number } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";
import { EarnerTable } from "./EarnerTable.js";
import { ListOutput } from "./ListOutput.js";
import { useRows } from "./useRows.js";

const FIRST = [5, 10, 20, 50];

interface RankedEarnersProps {
  look: ListingLook;
  addressOf: (earner: Earner) => string;
  settings: Settings;
  used: Profile | null;
  onOrder: (by: Order) => void;
}

/** Products in the order chosen, one list for each currency, with the user's links. */
export function RankedEarners({ look, addressOf, settings, used, onOrder }: RankedEarnersProps) {
  const clicks = settings.conversion || (settings.conversionByPrice ?? []).length > 0;
  const orders: Order[] = clicks ? ["perClicks", "high", "low", "rate"] : ["high", "low", "rate"];
  const without = look.cards.filter(({ estimate }) => !estimate);
  return (
    <>
      {look.ranks.length > 0 && (
        <Chips
          label={text("ui_earners_order")}
          value={look.by}
          choices={orders.map((value) => ({ value, label: text(`ui_earners_by_${value.toLowerCase()}`) }))}
          onChange={onOrder}
        />
      )}
      {!clicks && look.ranks.length > 0 && <p class="soft fine">{text("ui_earners_no_conversion")}</p>}
      {look.note && <Notice tone="warn">{sentence(look.note)}</Notice>}
      {look.ranks.map(({ currency, cards }) => (
        <Ranked
          key={currency}
          earners={cards.flatMap((place) => look.cards[place] ?? [])}
          heading={look.ranks.length > 1 ? currency : null}
          addressOf={addressOf}
          settings={settings}
          used={used}
          by={look.by}
        />
      ))}
      {without.length > 0 && <Without cards={without} all={look} />}
    </>
  );
}

interface RankedProps extends Omit<RankedEarnersProps, "look" | "onOrder"> {
  earners: Earner[];
  heading: string | null;
  by: Order;
}

/** Those in one currency, with the user's links, and the first of them to take along. */
function Ranked({ earners, heading, addressOf, settings, used, by }: RankedProps) {
  const [first, setFirst] = useState(10);
  const addresses = useMemo(() => earners.map(addressOf), [earners, addressOf]);
  const { rows, problem } = useRows(addresses.join("\n"), settings, used?.id ?? null);
  const titles = useMemo(() => new Map(earners.map(({ id, title }) => [id, title ?? ""])), [earners]);
  const choices = FIRST.filter((n) => n < earners.length).concat(earners.length);
  const taken = Math.min(first, earners.length);
  // Rows come a moment after an order was chosen: they are taken by their product, never by their place.
  const linked = useMemo(() => new Map(rows.map((row) => [row.productId, row])), [rows]);
  const firstRows = earners.slice(0, taken).flatMap(({ id }) => linked.get(id) ?? []);
  return (
    <>
      {heading && <h3>{heading}</h3>}
      {problem && <Notice tone="warn">{sentence(problem)}</Notice>}
      {rows.length > 0 && used && (
        <Disclosure label={text("ui_earners_take")}>
          <div class="stack">
            <Select
              label={text("ui_earners_first")}
              value={String(taken)}
              choices={choices.map((n) => ({
                value: String(n),
                label: n === earners.length ? text("ui_earners_all", { n: number(n) }) : number(n),
              }))}
              onChange={(value) => setFirst(Number(value))}
            />
            <ListOutput
              rows={firstRows}
              list={firstRows.map(({ input }) => input).join("\n")}
              titles={titles}
              settings={settings}
              used={used}
            />
          </div>
        </Disclosure>
      )}
      <EarnerTable earners={earners} rows={rows} by={by} addressOf={addressOf} settings={settings} used={used} />
    </>
  );
}

/** How many have no estimate, and why. */
function Without({ cards, all }: { cards: Earner[]; all: ListingLook }) {
  const currency = cards.filter(({ problem }) => problem?.code === "estimate_no_currency").length;
  const price = cards.length - currency;
  return (
    <Notice tone={all.ranks.length > 0 ? "plain" : "warn"}>
      {price > 0 && <p>{count("ui_earners_no_price", price)}</p>}
      {currency > 0 && <p>{count("ui_earners_no_currency", currency)}</p>}
    </Notice>
  );
}

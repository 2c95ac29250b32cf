import { useMemo, useState } from "preact/hooks";
import type { Earner } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { typedNumber } from "../core/rates.js";
import { Field } from "../ui/controls/Field.js";
import type { Filter } from "../ui/table/types.js";
import { compare } from "../words/decimal.js";
import { number } from "../words/money.js";
import { onlyCurrency, withinPrice } from "./fits.js";

/** Units that something which sells has sold, and stars of something that buyers like. */
const SELLS = 100;
const LIKED = "4.5";

/** Tags that are offered; a search finds the products of all. */
const MOST_TAGS = 8;

/** The tags that most products have, the commonest first. */
function tagsAmong(all: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of all.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_TAGS)
    .map(([tag]) => tag);
}

/** The filters of a table of products: those that some product can answer. */
export function useFilters(cards: readonly Earner[], tagsOf?: (earner: Earner) => readonly string[]): Filter<Earner>[] {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  return useMemo(() => {
    const filters: Filter<Earner>[] = [];
    if (cards.some(({ sold }) => sold))
      filters.push({
        key: "sold",
        label: text("ui_filter_sold", { n: number(SELLS) }),
        keeps: ({ sold }) => (sold?.atLeast ?? 0) >= SELLS,
      });
    if (cards.some(({ ad }) => ad))
      filters.push({ key: "ads", label: text("ui_filter_no_ads"), keeps: ({ ad }) => ad !== true });
    if (cards.some(({ rating }) => rating))
      filters.push({
        key: "rating",
        label: text("ui_filter_rating", { n: number(LIKED) }),
        keeps: ({ rating }) => rating !== null && compare(rating, LIKED) >= 0,
      });
    const currency = onlyCurrency(cards.map(({ price }) => price));
    if (currency) {
      const [least, most] = [from, to].map((typed) => typedNumber(typed)?.number ?? null);
      filters.push({
        key: "price",
        label: text("ui_filter_price"),
        keeps: ({ price }) => withinPrice(price, least ?? null, most ?? null),
        fields: (
          <div class="two">
            <Field label={text("ui_filter_from")} unit={currency} numeric value={from} onInput={setFrom} />
            <Field label={text("ui_filter_to")} unit={currency} numeric value={to} onInput={setTo} />
          </div>
        ),
      });
    }
    if (tagsOf)
      filters.push(
        ...tagsAmong(cards.map(tagsOf)).map((tag) => ({
          key: `tag ${tag}`,
          label: text("ui_filter_tag", { tag }),
          keeps: (earner: Earner) => tagsOf(earner).includes(tag),
        })),
      );
    return filters;
  }, [cards, from, to, tagsOf]);
}

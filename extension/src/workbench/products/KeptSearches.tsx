import { useEffect, useState } from "preact/hooks";
import type { FindQuestion } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { dropSearch, searches } from "../../stored/searches.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";

/** What was looked for before, to be asked again: the answer of the day is kept, so that asks nobody twice. */
export function KeptSearches({ take }: { take: (question: FindQuestion) => void }) {
  const [kept, setKept] = useState<FindQuestion[]>([]);
  useEffect(() => {
    const follow = (): void => void searches.read().then(setKept, console.error);
    follow();
    return searches.onChange(follow);
  }, []);
  if (kept.length === 0) return null;
  return (
    <section class="keptsearches">
      <h2>{text("ui_find_kept")}</h2>
      <ul>
        {kept.map((question) => {
          const what = nameOf(question);
          return (
            <li key={JSON.stringify(question)}>
              <Button kind="quiet" onClick={() => take(question)}>
                <span dir="auto">{what}</span>
              </Button>
              <RoundButton
                drawing="close"
                label={text("ui_find_drop", { what })}
                onClick={() => void dropSearch(question).catch(console.error)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A search by what it says. */
function nameOf({ list, promotion, words, shipTo, priceFrom, priceTo, by, category }: FindQuestion): string {
  const price = priceFrom || priceTo ? `${priceFrom ?? ""}–${priceTo ?? ""}` : null;
  const order = by === "platform" ? null : text(`ui_find_by_${by}`);
  return [words, promotion ?? text(`ui_find_in_${list}`), category, price, shipTo, order].filter(Boolean).join(" · ");
}

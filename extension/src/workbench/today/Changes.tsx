import { useEffect, useState } from "preact/hooks";
import type { Changed } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { changedSince } from "../../stored/changes.js";
import { onCheckedChanged } from "../../stored/checked.js";
import { onSeenChanged } from "../../stored/prices.js";
import { onShortlistChanged } from "../../stored/shortlist.js";
import { visit } from "../../stored/visits.js";
import { Button } from "../../ui/controls/Button.js";
import { troubleText } from "../../ui/page.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { moment, number } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";

/** So many are shown at first. */
const FEW = 8;

/** Until the rest is read, however busy the page is. */
const LONGEST_MS = 1_000;

interface Found {
  since: number;
  changed: Changed[];
}

/** What became of the products that are kept since the last visit; nothing on the first one. */
export function Changes({ shown }: { shown: boolean }) {
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState("");
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (!shown) return;
    let over = false;
    let since: Promise<number> | null = null;
    const ask = async (): Promise<void> => {
      try {
        since ??= visit(Date.now());
        const from = await since;
        const changed = from > 0 ? await changedSince(from) : [];
        if (!over) setFound({ since: from, changed });
      } catch (why) {
        if (!over) setTrouble(troubleText(why));
      }
    };
    // What is due stands there first.
    const idle = requestIdleCallback(() => void ask(), { timeout: LONGEST_MS });
    const stops = [onSeenChanged, onCheckedChanged, onShortlistChanged].map((on) => on(() => void ask()));
    return () => {
      over = true;
      cancelIdleCallback(idle);
      for (const stop of stops) stop();
    };
  }, [shown]);
  if (!found?.since) return <NotStored why={trouble} />;
  const { since, changed } = found;
  return (
    <section class="sheet" aria-labelledby="changes-title">
      <h2 id="changes-title">{text("ui_today_changes")}</h2>
      <p class="soft fine">
        {text(changed.length === 0 ? "ui_today_no_changes" : "ui_today_changes_since", { at: moment(since) })}
      </p>
      <NotStored why={trouble} />
      {changed.length > 0 && (
        <ul class="alerts">
          {(all ? changed : changed.slice(0, FEW)).map((change) => (
            <li key={`${change.id} ${change.note.code}`}>
              <span class="grow">
                <a href={`#products/${change.id}`} dir="auto">
                  {productName(change)}
                </a>
                <span class="fine">{sentence(change.note)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {!all && changed.length > FEW && (
        <Button kind="quiet" class="at-start" onClick={() => setAll(true)}>
          {text("ui_today_changes_all", { n: number(changed.length) })}
        </Button>
      )}
    </section>
  );
}

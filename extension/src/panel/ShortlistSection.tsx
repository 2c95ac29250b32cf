import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Earner, KeptProduct, ListingLook, Order } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { shortlist } from "../core/kept.js";
import { Button } from "../ui/controls/Button.js";
import { UndoNotice } from "../ui/controls/UndoNotice.js";
import { keptEarner, type Shortlist, useShortlist } from "../ui/hooks/useShortlist.js";
import { KeepButton } from "../ui/parts/KeepButton.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { count, sentence } from "../words/sentences.js";
import type { PanelSectionProps } from "./parts.js";
import { RankedEarners } from "./RankedEarners.js";

/** The products that the user keeps in mind, in the order of what they earn. */
export function ShortlistSection({ settings, used, shown }: PanelSectionProps) {
  const list = useShortlist();
  const { kept } = list;
  const [by, setBy] = useState<Order | null>(null);
  const [look, setLook] = useState<ListingLook | null>(null);
  const [emptied, setEmptied] = useState<KeptProduct[] | null>(null);
  const latest = useRef(0);
  const profile = used?.id ?? null;
  useEffect(() => {
    if (!kept || !shown) return;
    const mine = ++latest.current;
    shortlist(kept, settings, profile, by).then((answer) => mine === latest.current && setLook(answer), console.error);
  }, [kept, settings, profile, by, shown]);
  const addressOf = useCallback(({ id }: Earner) => kept?.find((product) => product.id === id)?.address ?? id, [kept]);

  if (!kept || !look) return null;
  const empty = (): void => {
    setEmptied(kept);
    void list.empty();
  };
  return (
    <div class="stack">
      <NotStored why={list.trouble} />
      {emptied && kept.length === 0 && (
        <UndoNotice
          said={text("ui_shortlist_emptied")}
          undo={() => {
            void list.restore(emptied);
            setEmptied(null);
          }}
        />
      )}
      {kept.length === 0 ? (
        <p class="soft" role="status">
          {text("ui_shortlist_none")}
        </p>
      ) : (
        <>
          <p class="soft fine" role="status">
            {count("ui_shortlist_count", kept.length)} {text("ui_shortlist_prices")}
          </p>
          <RankedEarners look={look} addressOf={addressOf} settings={settings} used={used} onOrder={setBy} />
          <Unestimated earners={look.cards.filter(({ estimate }) => !estimate)} shortlist={list} />
          <Button class="at-start" drawing="bin" onClick={empty}>
            {text("ui_shortlist_empty")}
          </Button>
        </>
      )}
    </div>
  );
}

/** Those without an estimate, so that they can be taken off too. */
function Unestimated({ earners, shortlist }: { earners: Earner[]; shortlist: Shortlist }) {
  if (earners.length === 0) return null;
  return (
    <ul class="earners plain">
      {earners.map((earner) => (
        <li key={earner.id}>
          <span class="goods">
            <b dir="auto">{earner.title ?? earner.id}</b>
            {earner.problem && <span class="soft">{sentence(earner.problem)}</span>}
          </span>
          <KeepButton product={keptEarner(earner, "")} shortlist={shortlist} />
        </li>
      ))}
    </ul>
  );
}

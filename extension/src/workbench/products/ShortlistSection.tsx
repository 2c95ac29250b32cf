import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Earner, KeptProduct, ListingLook, Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress } from "../../browser/pages.js";
import { shortlist } from "../../core/kept.js";
import { Earners } from "../../products/Earners.js";
import { Spark } from "../../products/Spark.js";
import { withOwn } from "../../stored/orders.js";
import { Button } from "../../ui/controls/Button.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { Empty } from "../../ui/parts/Empty.js";
import { ShortlistSaid } from "../../ui/parts/ShortlistSaid.js";
import { day } from "../../words/money.js";
import { ownOrdersText } from "../../words/ownOrders.js";
import { count } from "../../words/sentences.js";

const trend = ({ id }: Earner) => <Spark id={id} />;

interface ShortlistProps {
  settings: Settings;
  used: Profile | null;
  /** Somebody looks at it. */
  shown: boolean;
}

/** The products that the user keeps in mind, and what they would earn. */
export function ShortlistSection({ settings, used, shown }: ShortlistProps) {
  const list = useShortlist();
  const { kept } = list;
  const [look, setLook] = useState<ListingLook | null>(null);
  const [emptied, setEmptied] = useState<KeptProduct[] | null>(null);
  const latest = useRef(0);
  const profile = used?.id ?? null;
  useEffect(() => {
    if (!kept || !shown) return;
    const mine = ++latest.current;
    withOwn((own) => shortlist(kept, settings, profile, own)).then(
      (answer) => mine === latest.current && setLook(answer),
      console.error,
    );
  }, [kept, settings, profile, shown]);
  const byId = useMemo(() => new Map(kept?.map((product) => [product.id, product])), [kept]);
  const keptOf = useCallback(({ id }: Earner) => byId.get(id), [byId]);
  const addressOf = useCallback((earner: Earner) => keptOf(earner)?.address ?? earner.id, [keptOf]);
  const tagsOf = useCallback((earner: Earner) => keptOf(earner)?.watch?.tags ?? [], [keptOf]);
  const since = useCallback(
    (earner: Earner) => {
      const { keptAt, goneAt } = keptOf(earner) ?? {};
      const at = (goneAt ?? keptAt)?.slice(0, 10);
      if (!at) return null;
      const said = text(goneAt ? "ui_shortlist_gone" : "ui_shortlist_on", { day: day(at) });
      return (
        <span class="small kepton">
          <span class={goneAt ? "gone" : "soft"}>{said}</span>
          <a href={`#products/${earner.id}`}>{text("ui_price_history")}</a>
          {earner.own && <span class="soft">{ownOrdersText(earner.own)}</span>}
        </span>
      );
    },
    [keptOf],
  );

  if (!kept || !look) return null;
  const empty = (): void => {
    setEmptied(kept);
    void list.empty();
  };
  return (
    <div class="stack">
      {emptied && kept.length === 0 && (
        <UndoNotice
          said={text("ui_shortlist_emptied")}
          undo={() => {
            void list.keepAll(emptied);
            setEmptied(null);
          }}
        />
      )}
      {kept.length === 0 ? (
        <>
          <ShortlistSaid of={list} />
          <Empty drawing="products" says={text("ui_shortlist_none")}>
            <Button kind="main" drawing="open" onClick={() => void openAliExpress()}>
              {text("ui_today_to_page")}
            </Button>
          </Empty>
        </>
      ) : (
        <>
          <p class="soft fine" role="status">
            {count("ui_shortlist_count", kept.length)} {text("ui_shortlist_prices")}
          </p>
          <Earners
            label={text("ui_shortlist_title")}
            look={look}
            addressOf={addressOf}
            shortlist={list}
            settings={settings}
            used={used}
            file="affix-shortlist"
            since={since}
            trend={trend}
            tagsOf={tagsOf}
          />
          <Button class="at-start" drawing="bin" onClick={empty}>
            {text("ui_shortlist_empty")}
          </Button>
        </>
      )}
    </div>
  );
}

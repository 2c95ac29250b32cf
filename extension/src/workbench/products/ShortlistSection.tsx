import { useCallback, useMemo, useState } from "preact/hooks";
import type { Earner, KeptProduct, Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress } from "../../browser/pages.js";
import { Earners } from "../../products/Earners.js";
import { Spark } from "../../products/Spark.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { Empty } from "../../ui/parts/Empty.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { RowBones } from "../../ui/parts/RowBones.js";
import { ShortlistSaid } from "../../ui/parts/ShortlistSaid.js";
import { count } from "../../words/sentences.js";
import { KeptLine, PricedOn } from "./KeptLine.js";
import { useKeptLook } from "./useKeptLook.js";

const trend = ({ id, latest }: Earner) => (
  <>
    <PricedOn latest={latest} />
    <Spark id={id} />
  </>
);

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
  const [emptied, setEmptied] = useState<KeptProduct[] | null>(null);
  const { look, trouble } = useKeptLook(kept, settings, used?.id ?? null, shown);
  const byId = useMemo(() => new Map(kept?.map((product) => [product.id, product])), [kept]);
  const keptOf = useCallback(({ id }: Earner) => byId.get(id), [byId]);
  const addressOf = useCallback((earner: Earner) => keptOf(earner)?.address ?? earner.id, [keptOf]);
  const tagsOf = useCallback((earner: Earner) => keptOf(earner)?.watch?.tags ?? [], [keptOf]);
  const since = useCallback((earner: Earner) => <KeptLine earner={earner} kept={keptOf(earner)} />, [keptOf]);

  if (!kept || !look) {
    const why = list.trouble || trouble;
    return why ? (
      <Notice tone="bad" alert>
        {why}
      </Notice>
    ) : (
      <RowBones />
    );
  }
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
      <NotStored why={trouble} />
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
            {count("ui_shortlist_count", kept.length)} {text("ui_shortlist_latest")}
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

import { useState } from "preact/hooks";
import type { Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress } from "../../browser/pages.js";
import { useKnown } from "../../products/useKnown.js";
import { eraseSeen } from "../../stored/prices.js";
import { Button } from "../../ui/controls/Button.js";
import { Icon } from "../../ui/controls/Icon.js";
import { usePricesOf } from "../../ui/hooks/usePrices.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { troubleText } from "../../ui/page.js";
import { Empty } from "../../ui/parts/Empty.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { RowBones } from "../../ui/parts/RowBones.js";
import { ShortlistSaid } from "../../ui/parts/ShortlistSaid.js";
import type { RoomProps } from "../room.js";
import { PriceSheet } from "./PriceSheet.js";
import { ProductHead } from "./ProductHead.js";
import { knownThing } from "./seen.js";
import { Vetting } from "./Vetting.js";
import { Wishes } from "./Wishes.js";

/** The lists that lead to one product. */
export type ProductList = "kept" | "seen" | "find";

/** What the way back is called, and where it leads. */
const BACK = {
  kept: { label: "ui_shortlist_title", href: "#products" },
  seen: { label: "ui_seen_all", href: "#products/seen" },
  find: { label: "ui_find_title", href: "#products/find" },
} as const;

interface ProductInFullProps extends Pick<RoomProps, "used"> {
  id: string;
  settings: Settings;
  /** The list that one comes from. */
  from: ProductList;
  /** Goes back there. */
  back: () => void;
}

/** One product: what it is, what is to be said of its price and why, what it was when, and what the user wants of it. */
export function ProductInFull({ id, settings, used, from, back }: ProductInFullProps) {
  const [trouble, setTrouble] = useState("");
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  const prices = usePricesOf(id, null, failed);
  const shortlist = useShortlist();
  const known = useKnown()[id];
  const kept = shortlist.kept?.find((product) => product.id === id);
  const waits = !(trouble || shortlist.trouble) && (prices === undefined || shortlist.kept === null);
  const thing = waits ? null : knownThing(prices ?? null, kept);
  return (
    <div class="stack one-product">
      <a class="go back" href={BACK[from].href}>
        <Icon name="turn" />
        {text(BACK[from].label)}
      </a>
      <NotStored why={trouble} />
      {waits && <RowBones />}
      {thing ? (
        <ProductHead thing={thing} known={known} shortlist={shortlist} settings={settings} used={used} />
      ) : (
        !waits &&
        !trouble && (
          <Empty drawing="products" says={text("ui_seen_unknown", { id })}>
            <Button kind="main" drawing="open" onClick={() => void openAliExpress()}>
              {text("ui_today_to_page")}
            </Button>
          </Empty>
        )
      )}
      <ShortlistSaid of={shortlist} />
      {prices && <PriceSheet prices={prices} settings={settings} />}
      {thing && !prices && prices !== undefined && <p class="soft">{text("ui_seen_not_since")}</p>}
      {kept && thing && (
        <Wishes
          key={kept.id}
          kept={kept}
          currency={thing.price?.currency ?? settings.currency ?? null}
          shortlist={shortlist}
        />
      )}
      {thing && known && <Vetting known={known} store={thing.storeName} />}
      {prices && (
        <Button kind="quiet" class="at-start" drawing="bin" onClick={() => void eraseSeen([id]).then(back, failed)}>
          {text("ui_seen_forget")}
        </Button>
      )}
    </div>
  );
}

import { useCallback, useMemo, useState } from "preact/hooks";
import type { Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openPage } from "../../browser/pages.js";
import { useLinks } from "../../products/useLinks.js";
import type { JudgedVetting } from "../../stored/vetting.js";
import { Button } from "../../ui/controls/Button.js";
import { CopyButton } from "../../ui/controls/CopyButton.js";
import type { Shortlist } from "../../ui/hooks/useShortlist.js";
import { KeepButton } from "../../ui/parts/KeepButton.js";
import { NotCopied } from "../../ui/parts/NotCopied.js";
import { Picture } from "../../ui/parts/Picture.js";
import { Verdict } from "../../ui/parts/PriceReasons.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { WithoutCampaign } from "../../ui/parts/WithoutCampaign.js";
import { moment, price } from "../../words/money.js";
import { ownOrdersText } from "../../words/ownOrders.js";
import { sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import type { Thing } from "./seen.js";
import { useOwnOrders } from "./useOwnOrders.js";
import { Flags } from "./Vetting.js";

interface ProductHeadProps extends Pick<RoomProps, "used"> {
  thing: Thing;
  known: JudgedVetting | undefined;
  shortlist: Shortlist;
  settings: Settings;
}

const addressOf = ({ address }: Thing): string => address;

/** When its price was seen, or that there was none any more. */
function when({ by, missing }: Thing, at: string): string {
  if (missing === "gone") return text("ui_seen_gone", { at });
  return by === "seen" ? text("ui_seen_last", { at }) : text("ui_priced_kept", { day: at });
}

/** What a product is, what it costs, what speaks against it, and the user's own link. */
export function ProductHead({ thing, known, shortlist, settings, used }: ProductHeadProps) {
  const { id, title, image, missing } = thing;
  const own = useOwnOrders(id);
  const name = productName({ id, title });
  const things = useMemo(() => [thing], [thing.id, thing.address]);
  const { rowOf, problem, leftOut, copied } = useLinks(things, addressOf, settings, used);
  const row = rowOf(thing);
  const [failed, setFailed] = useState<string | null>(null);
  const onFailure = useCallback(() => setFailed(row?.link ?? null), [row]);
  const why = problem ?? row?.problem;
  return (
    <section class="sheet onehead" aria-labelledby="one-title">
      <Picture src={image} />
      <div class="grow">
        <h2 id="one-title" dir="auto">
          {name}
        </h2>
        <p class="oneprice">
          {missing === "soldOut" ? (
            <Verdict of={{ missing }} />
          ) : (
            !missing && thing.price && <bdi class="amount">{price(thing.price)}</bdi>
          )}{" "}
          {thing.pricedAt !== null && (
            <span class={missing === "gone" ? "fine caution" : "soft fine"}>{when(thing, moment(thing.pricedAt))}</span>
          )}
        </p>
        {thing.storeName && (
          <p class="soft fine" dir="auto">
            {thing.storeName}
          </p>
        )}
        {own && <p class="soft fine">{ownOrdersText(own)}</p>}
        {known && <Flags known={known} />}
        {why && <p class="fine caution">{sentence(why)}</p>}
      </div>
      <div class="row onedoings">
        {row?.link && (
          <CopyButton
            value={row.link}
            about={[{ productId: id, title }]}
            apart
            onCopied={() => copied([thing])}
            onFailure={onFailure}
          />
        )}
        {thing.address && (
          <Button drawing="open" onClick={() => void openPage(thing.address)}>
            {text("ui_seen_open")}
          </Button>
        )}
        <KeepButton product={thing.keeps()} shortlist={shortlist} of={name} />
      </div>
      <WithoutCampaign leftOut={leftOut} />
      <NotCopied links={failed} />
    </section>
  );
}

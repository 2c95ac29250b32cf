import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Earner, ListingLook, PostItem, Profile, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { listedItem } from "../posts/postItem.js";
import { CopyButton } from "../ui/controls/CopyButton.js";
import { Notice } from "../ui/controls/Notice.js";
import { keptEarner, type Shortlist } from "../ui/hooks/useShortlist.js";
import { CurrencyQuestion } from "../ui/parts/CurrencyQuestion.js";
import { KeepButton } from "../ui/parts/KeepButton.js";
import { NotCopied } from "../ui/parts/NotCopied.js";
import { productName } from "../ui/parts/ProductRow.js";
import { ShortlistSaid } from "../ui/parts/ShortlistSaid.js";
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { Table } from "../ui/table/Table.js";
import { number, percentRange } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";
import { Chosen } from "./Chosen.js";
import { byCommission, columns, exported, says, sortings } from "./columns.js";
import { PostDialog } from "./PostDialog.js";
import { RowMenu } from "./RowMenu.js";
import { useFilters } from "./useFilters.js";
import { useKnown } from "./useKnown.js";
import { type Links, useLinks } from "./useLinks.js";

interface EarnersProps {
  /** What the table is called. */
  label: string;
  look: ListingLook;
  /** The page of a product; one function as long as the products are the same. */
  addressOf: (earner: Earner) => string;
  shortlist: Shortlist;
  settings: Settings;
  used: Profile | null;
  /** The name of a file of them. */
  file: string;
  /** What else is known of a product, below its title. */
  since?: (earner: Earner) => ComponentChildren;
  /** How its price went, below it. */
  trend?: (earner: Earner) => ComponentChildren;
  /** More to do with those chosen and their links. */
  more?: (chosen: Earner[], rows: Row[]) => ComponentChildren;
  /** What the user has tagged a product with. */
  tagsOf?: (earner: Earner) => readonly string[];
  /** The product that a post was asked of elsewhere, until that is `heard`. */
  asked?: string | null;
  heard?: () => void;
  children?: ComponentChildren;
}

/** Products with what they cost, sell and earn: in any order, filtered, chosen, and with the user's links. */
export function Earners(props: EarnersProps) {
  const {
    label,
    look,
    addressOf,
    shortlist,
    settings,
    used,
    file,
    since,
    trend,
    more,
    tagsOf,
    asked,
    heard,
    children,
  } = props;
  const rows = useMemo(() => byCommission(look), [look]);
  const sorts = useMemo(() => sortings(look), [look]);
  const known = useKnown();
  const filters = useFilters(look.cards, tagsOf);
  const { rowOf, problem, leftOut, copied } = useLinks(look.cards, addressOf, settings, used);
  const [failed, setFailed] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  /** The product whose post is being written. */
  const [posted, setPosted] = useState<string | null>(null);
  useEffect(() => {
    if (!asked) return;
    setPosted(asked);
    heard?.();
  }, [asked]);
  const actions = useCallback(
    (earner: Earner) => {
      const row = rowOf(earner);
      const name = productName(earner);
      return (
        <span class="doings">
          {row?.link && (
            <CopyButton
              value={row.link}
              about={[{ productId: earner.id, title: earner.title }]}
              of={name}
              apart
              onCopied={() => copied([earner])}
              onFailure={() => setFailed(row.link)}
            />
          )}
          <KeepButton product={keptEarner(earner, addressOf(earner))} shortlist={shortlist} of={name} />
          <RowMenu
            name={name}
            item={itemOf(earner, row)}
            copied={(format) => copied([earner], format)}
            post={() => setPosted(earner.id)}
            address={addressOf(earner)}
            product={keptEarner(earner, addressOf(earner))}
            shortlist={shortlist}
            say={setSaid}
          />
          {row?.problem && <span class="why-not">{sentence(row.problem)}</span>}
        </span>
      );
    },
    [rowOf, copied, addressOf, shortlist],
  );
  const shown = useMemo(
    () => columns({ look, addressOf, actions, since, trend, known }),
    [look, addressOf, actions, since, trend, known],
  );
  const file_ = useMemo(
    () => ({ file, columns: exported(addressOf, (earner) => rowOf(earner)?.link ?? null, known) }),
    [file, addressOf, rowOf, known],
  );
  return (
    <Table
      label={label}
      rows={rows}
      keyOf={idOf}
      nameOf={productName}
      columns={shown}
      sorts={sorts}
      filters={filters}
      says={says}
      exported={file_}
      actions={(chosen) => (
        <Chosen
          chosen={chosen}
          rowOf={rowOf}
          copied={copied}
          keptOf={(earner) => keptEarner(earner, addressOf(earner))}
          shortlist={shortlist}
        >
          {more?.(
            chosen,
            chosen.flatMap((earner) => rowOf(earner) ?? []),
          )}
        </Chosen>
      )}
    >
      <ShortlistSaid leads of={shortlist} />
      <p class="fine rowsaid" role="status">
        {said}
      </p>
      {look.unstatedCurrency && <CurrencyQuestion asked={look.unstatedCurrency} />}
      {problem && <Notice tone="warn">{sentence(problem)}</Notice>}
      <WithoutCampaign leftOut={leftOut} />
      <NotCopied links={failed} />
      <Said look={look} />
      {posted && (
        <Posted
          earner={look.cards.find(({ id }) => id === posted)}
          rowOf={rowOf}
          copied={copied}
          close={() => setPosted(null)}
        />
      )}
      {children}
    </Table>
  );
}

/** What a post says of a product; `null` as long as there is no link to it. */
function itemOf(earner: Earner, row: Row | null): (() => PostItem) | null {
  const link = row?.link;
  return link ? () => listedItem(earner, link) : null;
}

interface PostedProps extends Pick<Links<Earner>, "rowOf" | "copied"> {
  /** Nothing where the product is not in the table any more. */
  earner: Earner | undefined;
  close: () => void;
}

/** The post that is being written of a row. */
function Posted({ earner, rowOf, copied, close }: PostedProps) {
  const item = earner && itemOf(earner, rowOf(earner))?.();
  if (!item) return null;
  return (
    <PostDialog name={productName(earner)} item={item} copied={(format) => copied([earner], format)} close={close} />
  );
}

const idOf = ({ id }: Earner): string => id;

/** What holds for all rows, said once. */
function Said({ look: { cards, rate, orders, notes } }: { look: ListingLook }) {
  const estimated = cards.filter(({ estimate }) => estimate).length;
  const [price, currency] = ["estimate_no_price", "estimate_no_currency"].map(
    (code) => cards.filter(({ problem }) => problem?.code === code).length,
  );
  return (
    <div class="fine soft said">
      <p>
        {rate && (
          <>
            {text(estimated === cards.length ? "ui_earners_all_pay" : "ui_earners_some_pay", {
              n: number(estimated),
              rate: percentRange(rate),
            })}{" "}
          </>
        )}
        {orders.some(({ by }) => by === "sells") && text("ui_earners_formula")}
      </p>
      {notes.map((note) => (
        <p key={note.code} class="warned">
          {sentence(note)}
        </p>
      ))}
      {!!price && <p>{count("ui_earners_no_price", price)}</p>}
      {!!currency && <p>{count("ui_earners_no_currency", currency)}</p>}
    </div>
  );
}

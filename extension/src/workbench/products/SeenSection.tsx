import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { SeenFigures, SeenProduct } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress } from "../../browser/pages.js";
import { seenFigures } from "../../core/desk/price.js";
import { PostOfChosen } from "../../panel/PostOfChosen.js";
import { Chosen } from "../../products/Chosen.js";
import { Spark } from "../../products/Spark.js";
import { useLinks } from "../../products/useLinks.js";
import { pricesFile, type Taken, takePrices } from "../../stored/priceFiles.js";
import { onSeenChanged, seenLast, seenProducts } from "../../stored/prices.js";
import { Button } from "../../ui/controls/Button.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { troubleText } from "../../ui/page.js";
import { Empty } from "../../ui/parts/Empty.js";
import { KeepButton } from "../../ui/parts/KeepButton.js";
import { Picture } from "../../ui/parts/Picture.js";
import { Verdict } from "../../ui/parts/PriceReasons.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { RowBones } from "../../ui/parts/RowBones.js";
import { ShortlistSaid } from "../../ui/parts/ShortlistSaid.js";
import { saveBlob } from "../../ui/save.js";
import { Table } from "../../ui/table/Table.js";
import type { Column, Exported, Filter } from "../../ui/table/types.js";
import type { Sorting } from "../../ui/table/view.js";
import { moment, number, price } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { addressOf, judgedOf, keptSeen } from "./seen.js";
import { useSeenMenu } from "./useSeenMenu.js";

/** Until the rest is read, however busy the page is. */
const LONGEST_MS = 500;
/** More than stand in the window at first. */
const FIRST = 50;

/** Lines that are named of a file; the rest is counted. */
const MOST_NAMED = 10;

/** Every product that was seen, with what its records said of its price then. */
export function SeenSection({ settings, used, shown }: RoomProps) {
  const [seen, setSeen] = useState<SeenProduct[] | null>(null);
  const [trouble, setTrouble] = useState("");
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    if (!shown) return;
    const fail = (why: unknown): void => setTrouble(troubleText(why));
    const ask = (): void => void seenProducts().then(setSeen, fail);
    // The first rows at once; all when they stand there.
    if (seen) ask();
    else
      void seenLast(FIRST)
        .then(setSeen, fail)
        .then(() => requestIdleCallback(ask, { timeout: LONGEST_MS }));
    return onSeenChanged(ask);
  }, [shown]);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setTrouble("");
    await work().catch((why: unknown) => setTrouble(troubleText(why)));
  }

  const files = (
    <div class="row">
      <FileButton
        label={text("ui_seen_import")}
        accept=".csv,.json,text/csv,application/json"
        onChoose={([file]) => attempt(async () => file && setTaken(await takePrices(file)))}
      />
      {(["csv", "json"] as const).map((form) => (
        <Button
          key={form}
          kind="quiet"
          disabled={!seen?.length}
          onClick={() => void attempt(async () => saveBlob("affix-prices", form, await pricesFile(form)))}
        >
          {text(`ui_seen_export_${form}`)}
        </Button>
      ))}
    </div>
  );
  return (
    <div class="stack">
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {taken && <TakenNotice taken={taken} />}
      {!seen && !trouble && <RowBones />}
      {seen && seen.length === 0 && (
        <>
          <Empty drawing="products" says={text("ui_seen_none")}>
            <Button kind="main" drawing="open" onClick={() => void openAliExpress()}>
              {text("ui_today_to_page")}
            </Button>
          </Empty>
          {files}
        </>
      )}
      {seen && seen.length > 0 && (
        <>
          <SeenTable seen={seen} settings={settings} used={used} />
          {files}
        </>
      )}
    </div>
  );
}

/** What became of a file. */
function TakenNotice({ taken: { rows, refused, refusals, problem } }: { taken: Taken }) {
  return (
    <Notice tone={problem || refusals > 0 ? "warn" : "good"} alert>
      {problem ? sentence(problem) : count("ui_seen_taken", rows)}
      {refusals > 0 && (
        <ul class="bullets fine">
          {refused.slice(0, MOST_NAMED).map(({ line, why }) => (
            <li key={line}>{text("ui_backup_line", { line: number(line), why: sentence(why) })}</li>
          ))}
          {refusals > MOST_NAMED && <li>{count("ui_rates_more", refusals - MOST_NAMED)}</li>}
        </ul>
      )}
    </Notice>
  );
}

const idOf = ({ id }: SeenProduct): string => id;
const nameOf = ({ id, title }: SeenProduct): string => productName({ id, title });
const says = ({ id, title, storeName }: SeenProduct): string => `${title ?? ""}\n${id}\n${storeName ?? ""}`;

const sorts = (): Sorting<SeenProduct>[] => [
  { key: "last", label: text("ui_column_seen"), figure: ({ lastAt }) => lastAt, first: "descending" },
  {
    key: "title",
    label: text("ui_column_product"),
    figure: ({ title }) => title,
    as: "words",
    first: "ascending",
  },
  {
    key: "price",
    label: text("ui_order_price"),
    figure: ({ price: now }) => now?.max ?? null,
    as: "decimal",
    first: "ascending",
  },
];

const filters = (): Filter<SeenProduct>[] => [
  ...(["lowest", "below_usual", "dearer_before"] as const).map((verdict) => ({
    key: verdict,
    label: text(`ui_verdict_${verdict}`),
    keeps: (product: SeenProduct) => product.verdict === verdict && product.goneAt === null,
  })),
  { key: "gone", label: text("ui_verdict_gone"), keeps: ({ goneAt }) => goneAt !== null },
];

async function exported(rows: readonly SeenProduct[]): Promise<Exported<SeenProduct>[]> {
  const found = await seenFigures([...rows]);
  const figures = new Map<string, SeenFigures>(rows.flatMap(({ id }, at) => (found[at] ? [[id, found[at]]] : [])));
  return [
    { name: "productId", value: ({ id }) => id },
    { name: "title", value: ({ title }) => title },
    { name: "address", value: ({ address }) => address },
    { name: "price", value: ({ price: now }) => now?.max ?? null },
    { name: "priceCurrency", value: ({ price: now }) => now?.currency ?? null },
    { name: "verdict", value: ({ verdict }) => verdict },
    { name: "series", value: ({ series }) => series },
    { name: "soldAtLeast", value: ({ id }) => figures.get(id)?.sold ?? null },
    { name: "rating", value: ({ id }) => figures.get(id)?.rating ?? null },
    { name: "ratings", value: ({ id }) => figures.get(id)?.reviews ?? null },
    { name: "store", value: ({ store }) => store },
    { name: "storeName", value: ({ storeName }) => storeName },
    { name: "storePositive", value: ({ id }) => figures.get(id)?.positive ?? null },
    { name: "firstSeen", value: ({ firstAt }) => new Date(firstAt).toISOString() },
    { name: "lastSeen", value: ({ lastAt }) => new Date(lastAt).toISOString() },
  ];
}

const file = { file: "affix-seen", columns: exported };

/** What can be done with those chosen. Their links are made when they are. */
function SeenChosen({ chosen, settings, used }: { chosen: SeenProduct[] } & Pick<RoomProps, "settings" | "used">) {
  const shortlist = useShortlist();
  const { rowOf, problem, copied } = useLinks(chosen, addressOf, settings, used);
  return (
    <Chosen chosen={chosen} rowOf={rowOf} copied={copied} keptOf={keptSeen} shortlist={shortlist}>
      {problem && <span class="why-not">{sentence(problem)}</span>}
      {used && (
        <PostOfChosen
          rows={chosen.flatMap((product) => rowOf(product) ?? [])}
          list={chosen.map(addressOf).join("\n")}
          products={chosen}
          settings={settings}
          used={used}
        />
      )}
    </Chosen>
  );
}

type SeenTableProps = { seen: SeenProduct[] } & Pick<RoomProps, "settings" | "used">;

function SeenTable({ seen, settings, used }: SeenTableProps) {
  const shortlist = useShortlist();
  const { menu, told } = useSeenMenu({ settings, used }, shortlist);
  const actions = useCallback(
    (product: SeenProduct) => (
      <span class="doings">
        <KeepButton product={keptSeen(product)} shortlist={shortlist} of={nameOf(product)} />
        {menu(product)}
      </span>
    ),
    [shortlist.kept, menu],
  );
  const columns = useMemo<Column<SeenProduct>[]>(
    () => [
      {
        key: "product",
        label: text("ui_column_product"),
        place: "title",
        sorts: ["title"],
        cell: (product) => (
          <div class="thing">
            <Picture src={product.image} />
            <div class="grow">
              <a class="title" href={`#products/${product.id}`} dir="auto" title={nameOf(product)}>
                {nameOf(product)}
              </a>
            </div>
          </div>
        ),
      },
      {
        key: "price",
        label: text("ui_order_price"),
        place: "start",
        width: "96px",
        sorts: ["price"],
        cell: ({ id, lastAt, price: now }) => (
          <>
            {now ? <bdi>{price(now)}</bdi> : <span class="soft">{text("ui_row_no_price")}</span>}
            <Spark id={id} at={lastAt} />
          </>
        ),
      },
      {
        key: "verdict",
        label: text("ui_column_verdict"),
        place: "below",
        width: "232px",
        cell: (product) =>
          product.verdict && (
            <Verdict of={judgedOf({ verdict: product.verdict, now: product.price?.max ?? null }, product)} />
          ),
      },
      {
        key: "seen",
        label: text("ui_column_seen"),
        place: "end",
        width: "120px",
        sorts: ["last"],
        cell: ({ lastAt }) => (
          <span class="soft fine" dir="auto">
            {moment(lastAt)}
          </span>
        ),
      },
      { key: "do", label: text("ui_keep"), bare: true, place: "actions", width: "84px", cell: actions },
    ],
    [actions],
  );
  const orders = useMemo(sorts, []);
  const kinds = useMemo(filters, []);
  return (
    <Table
      label={text("ui_seen_title")}
      rows={seen}
      keyOf={idOf}
      nameOf={nameOf}
      columns={columns}
      sorts={orders}
      filters={kinds}
      says={says}
      exported={file}
      actions={(chosen) => <SeenChosen chosen={chosen} settings={settings} used={used} />}
    >
      <ShortlistSaid of={shortlist} />
      {told}
    </Table>
  );
}

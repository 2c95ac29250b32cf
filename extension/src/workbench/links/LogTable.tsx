import { useCallback, useMemo, useState } from "preact/hooks";
import type { KeptProduct, LogEntry } from "../../../pkg/affix.js";
import { text, uiLocale } from "../../browser/catalogue.js";
import { copyText } from "../../browser/clipboard.js";
import { listedItem } from "../../posts/postItem.js";
import { PostDialog } from "../../products/PostDialog.js";
import { RowMenu } from "../../products/RowMenu.js";
import { type Kept, logCopied } from "../../stored/log.js";
import { Button } from "../../ui/controls/Button.js";
import { CopyButton } from "../../ui/controls/CopyButton.js";
import { mayCopy } from "../../ui/controls/guard.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { ShortlistSaid } from "../../ui/parts/ShortlistSaid.js";
import { Table } from "../../ui/table/Table.js";
import type { Column } from "../../ui/table/types.js";
import type { Sorting } from "../../ui/table/view.js";
import { formatName, networkName } from "../../words/names.js";
import { count } from "../../words/sentences.js";

interface LogTableProps {
  entries: readonly Kept[];
  /** What could not be copied, and why. */
  onFailure: (why: unknown) => void;
}

/** Copied links, newest first: each opens its page and can be copied again. */
export function LogTable({ entries, onFailure }: LogTableProps) {
  const shortlist = useShortlist();
  const [said, setSaid] = useState("");
  const [posted, setPosted] = useState<Kept | null>(null);
  const actions = useCallback(
    (entry: Kept) => (
      <span class="doings">
        <Again entry={entry} />
        <RowMenu
          name={nameOf(entry)}
          item={entry.link ? () => itemOf(entry) : null}
          copied={(format) => copiedAgain(entry, format)}
          post={() => setPosted(entry)}
          address={entry.landing || null}
          product={productOf(entry)}
          shortlist={shortlist}
          say={setSaid}
        />
      </span>
    ),
    [shortlist],
  );
  const shown = useMemo(() => columns(actions), [actions]);
  const orders = useMemo(sorts, []);
  const copyAll = (chosen: Kept[]): void =>
    void mayCopy(chosen)
      .then((may) => (may ? copyText(chosen.map(({ link }) => link).join("\n")) : undefined))
      .catch(onFailure);
  return (
    <Table
      label={text("ui_log_title")}
      rows={entries}
      keyOf={keyOf}
      nameOf={nameOf}
      columns={shown}
      sorts={orders}
      actions={(chosen) => (
        <Button kind="main" drawing="copy" onClick={() => copyAll(chosen)}>
          {count("ui_list_copy", chosen.length)}
        </Button>
      )}
    >
      <ShortlistSaid leads of={shortlist} />
      <p class="fine rowsaid" role="status">
        {said}
      </p>
      {posted && (
        <PostDialog
          name={nameOf(posted)}
          item={itemOf(posted)}
          copied={(format) => copiedAgain(posted, format)}
          close={() => setPosted(null)}
        />
      )}
    </Table>
  );
}

/** What a post says of it: what was written down, with the very link. */
const itemOf = ({ productId, title, link }: LogEntry) =>
  listedItem({ id: productId ?? "", title: title ?? null }, link);

function copiedAgain({ key: _, ...entry }: Kept, format: string): void {
  void logCopied([{ ...entry, at: Date.now(), format }]);
}

/** The product as it is kept; `null` where its number was not known. */
function productOf({ productId, title, landing }: LogEntry): KeptProduct | null {
  if (!productId) return null;
  const keptAt = new Date().toISOString();
  return {
    id: productId,
    title: title ?? null,
    image: null,
    price: null,
    store: null,
    category: null,
    address: landing,
    keptAt,
  };
}

const keyOf = ({ key }: Kept): string => String(key);

/** Its product's title, else its number, else the page. Older entries hold no title. */
export function nameOf({ title, productId, landing }: LogEntry): string {
  return title || (productId ? text("ui_product_number", { id: productId }) : landing);
}

const columns = (actions: Column<Kept>["cell"]): Column<Kept>[] => [
  {
    key: "what",
    label: text("ui_column_product"),
    place: "title",
    sorts: ["what"],
    cell: (entry) => <What entry={entry} />,
  },
  {
    key: "when",
    label: text("ui_column_when"),
    place: "start",
    width: "128px",
    sorts: ["when"],
    cell: (entry) => <When {...entry} />,
  },
  {
    key: "who",
    label: text("ui_column_profile"),
    place: "below",
    width: "150px",
    sorts: ["who"],
    cell: (entry) => <Who entry={entry} />,
  },
  {
    key: "do",
    label: text("ui_copy"),
    bare: true,
    place: "actions",
    width: "116px",
    cell: actions,
  },
];

const sorts = (): Sorting<Kept>[] => [
  { key: "when", label: text("ui_column_when"), figure: ({ at }) => at, first: "descending" },
  { key: "what", label: text("ui_column_product"), figure: nameOf, first: "ascending" },
  { key: "who", label: text("ui_column_profile"), figure: ({ profile }) => profile, first: "ascending" },
];

function What({ entry }: { entry: Kept }) {
  const { landing, link } = entry;
  return (
    <span class="copied-what">
      {landing ? (
        <a class="title" href={landing} target="_blank" rel="noreferrer" dir="auto" title={nameOf(entry)}>
          {nameOf(entry)}
        </a>
      ) : (
        <b dir="auto">{nameOf(entry)}</b>
      )}
      <code class="clip soft" dir="ltr" title={link}>
        {link}
      </code>
    </span>
  );
}

function When({ at }: LogEntry) {
  const when = new Intl.DateTimeFormat(uiLocale(), { dateStyle: "medium", timeStyle: "short" }).format(at);
  return (
    <time class="soft" dateTime={new Date(at).toISOString()} dir="auto">
      {when}
    </time>
  );
}

function Who({ entry: { network, profile, campaign, format } }: { entry: LogEntry }) {
  const networks = useNetworks();
  return (
    <span class="marks">
      <span dir="auto">{[profile, networkName(networks, network)].filter(Boolean).join(" · ")}</span>
      {campaign && (
        <span class="tag" dir="auto">
          {campaign}
        </span>
      )}
      <span>{formatName(format)}</span>
    </span>
  );
}

function Again({ entry }: { entry: Kept }) {
  return <CopyButton value={entry.link} about={[entry]} of={nameOf(entry)} apart onFailure={() => undefined} />;
}

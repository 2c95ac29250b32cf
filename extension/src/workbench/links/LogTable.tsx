import { useMemo } from "preact/hooks";
import type { LogEntry } from "../../../pkg/affix.js";
import { text, uiLocale } from "../../browser/catalogue.js";
import { copyText } from "../../browser/clipboard.js";
import type { Kept } from "../../stored/log.js";
import { Button } from "../../ui/controls/Button.js";
import { CopyButton } from "../../ui/controls/CopyButton.js";
import { mayCopy } from "../../ui/controls/guard.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
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
  const shown = useMemo(columns, []);
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
    />
  );
}

const keyOf = ({ key }: Kept): string => String(key);

/** Its product's title, else its number, else the page. Older entries hold no title. */
export function nameOf({ title, productId, landing }: LogEntry): string {
  return title || (productId ? text("ui_product_number", { id: productId }) : landing);
}

const columns = (): Column<Kept>[] => [
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
    width: "84px",
    cell: (entry) => <Again entry={entry} />,
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

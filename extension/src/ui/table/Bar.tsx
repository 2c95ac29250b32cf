import { useId } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { number } from "../../words/money.js";
import { RoundButton } from "../controls/Button.js";
import { Icon } from "../controls/Icon.js";
import { Select } from "../controls/Select.js";
import type { TableProps } from "./types.js";
import type { TableState } from "./useTable.js";
import { turned } from "./view.js";

/** Fewer rows than these need no search. */
const MANY = 8;

/** Above the rows: their order, the search, the filters, and how many of all are shown. */
export function Bar<Row>({ rows, sorts, filters = [], says, state }: TableProps<Row> & { state: TableState<Row> }) {
  const { sort, setSort, shown, typed, search, on, toggleFilter } = state;
  const searching = useId();
  const open = filters.filter(({ key, fields }) => fields && on.has(key));
  return (
    <>
      <div class="sorter">
        {sorts.length > 1 && (
          <>
            <span class="fine soft" aria-hidden="true">
              {text("ui_table_sort")}
            </span>
            <Select
              bare
              label={text("ui_table_sort")}
              value={sort.by}
              choices={sorts.map(({ key, label }) => ({ value: key, label }))}
              onChange={(by) => setSort({ by, direction: sorts.find(({ key }) => key === by)?.first ?? "descending" })}
            />
            <RoundButton
              drawing={sort.direction === "ascending" ? "up" : "down"}
              label={text(`ui_table_${sort.direction}`)}
              onClick={() => setSort({ by: sort.by, direction: turned(sort.direction) })}
            />
          </>
        )}
        {says && rows.length >= MANY && (
          <label class="seek" for={searching}>
            <Icon name="search" />
            <span class="unseen">{text("ui_table_search")}</span>
            <input
              id={searching}
              class="input"
              type="search"
              dir="auto"
              placeholder={text("ui_table_search")}
              value={typed}
              onInput={(event) => search(event.currentTarget.value)}
            />
          </label>
        )}
        <span class="fine soft end" role="status">
          {shown.length === rows.length
            ? number(rows.length)
            : text("ui_table_of", { n: number(shown.length), all: number(rows.length) })}
        </span>
      </div>
      {filters.length > 0 && (
        <div class="filters" role="group" aria-label={text("ui_table_filter")}>
          {filters.map(({ key, label }) => (
            <button key={key} type="button" aria-pressed={on.has(key)} onClick={() => toggleFilter(key)}>
              {on.has(key) && <Icon name="check" />}
              {label}
            </button>
          ))}
        </div>
      )}
      {open.map(({ key, fields }) => (
        <div key={key}>{fields}</div>
      ))}
    </>
  );
}

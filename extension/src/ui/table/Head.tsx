import { text } from "../../browser/catalogue.js";
import { Icon } from "../controls/Icon.js";
import type { TableProps } from "./types.js";
import type { TableState } from "./useTable.js";

/** The headings: a click puts the rows in that order, another one turns it round. */
export function Head<Row>({ columns, sorts, actions, state }: TableProps<Row> & { state: TableState<Row> }) {
  const { shown, chosenRows, sort, sortBy, chooseAll } = state;
  const all = shown.length > 0 && chosenRows.length === shown.length;
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {actions && (
          <th role="columnheader" class="at-box">
            <label class="tick">
              <input
                class="box"
                type="checkbox"
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && chosenRows.length > 0;
                }}
                onChange={(event) => chooseAll(event.currentTarget.checked)}
              />
              <span class="narrow-only">{text("ui_table_choose_all")}</span>
            </label>
          </th>
        )}
        {columns.map(({ key, label, bare, place, width, sorts: own = [] }) => {
          const offered = sorts.filter((one) => own.includes(one.key));
          const by = own.includes(sort.by);
          return (
            <th
              key={key}
              role="columnheader"
              class={`at-${place} of-${key}`}
              style={width ? { inlineSize: width } : undefined}
              aria-sort={by ? sort.direction : undefined}
            >
              {offered.length === 0 && <span class={bare ? "unseen" : undefined}>{label}</span>}
              {offered.map((one) => (
                <button
                  key={one.key}
                  type="button"
                  class={one.key === sort.by ? "by" : undefined}
                  title={text("ui_table_sort_by", { what: one.label })}
                  onClick={() => sortBy(one.key)}
                >
                  {one.label}
                  {one.key === sort.by && <Icon name={sort.direction === "ascending" ? "up" : "down"} />}
                </button>
              ))}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

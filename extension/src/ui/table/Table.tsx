import { useRef } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { number } from "../../words/money.js";
import { Bar } from "./Bar.js";
import { Export } from "./Export.js";
import { Head } from "./Head.js";
import { RowLine } from "./RowLine.js";
import type { TableProps } from "./types.js";
import { useTable } from "./useTable.js";
import { useWindowed } from "./useWindowed.js";

/**
 * Rows that can be put in order, filtered, searched, chosen and taken along, thousands of them too. Where there is
 * no room for columns each row is its title over a line of figures.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, actions, exported, keyOf, nameOf, children } = props;
  const state = useTable(props);
  const body = useRef<HTMLTableSectionElement>(null);
  const { shown, chosen, chosenRows } = state;
  const { first, end, before, after, measure } = useWindowed(shown.length, body);
  const width = columns.length + (actions ? 1 : 0);
  return (
    <div class="table">
      <Bar {...props} state={state} />
      {children}
      {shown.length === 0 ? (
        <p class="soft" role="status">
          {text("ui_table_none")}
        </p>
      ) : (
        <div class="tablecard">
          <table role="table" aria-label={label} aria-rowcount={shown.length + 1}>
            <Head {...props} state={state} />
            <tbody ref={body} role="rowgroup">
              <Gap height={before} width={width} />
              {shown.slice(first, end).map((row, at) => {
                const key = keyOf(row);
                return (
                  <RowLine
                    key={key}
                    row={row}
                    id={key}
                    name={nameOf(row)}
                    columns={columns}
                    place={first + at}
                    chosen={actions ? chosen.has(key) : null}
                    choose={state.choose}
                    measure={measure}
                  />
                );
              })}
              <Gap height={after} width={width} />
            </tbody>
          </table>
        </div>
      )}
      {exported && <Export rows={chosenRows.length > 0 ? chosenRows : shown} {...exported} />}
      {actions && chosenRows.length > 0 && (
        <div class="chosen" role="group" aria-label={text("ui_table_chosen_actions")}>
          <b role="status">{text("ui_table_chosen", { n: number(chosenRows.length) })}</b>
          {actions(chosenRows)}
        </div>
      )}
    </div>
  );
}

/** Room for rows that are not drawn. */
function Gap({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr class="gap" aria-hidden="true">
      <td colSpan={width} style={{ blockSize: `${height}px` }} />
    </tr>
  );
}

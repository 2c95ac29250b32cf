import { useEffect, useRef } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import type { Column } from "./types.js";

interface RowLineProps<Row> {
  row: Row;
  id: string;
  name: string;
  columns: Column<Row>[];
  /** Its place among those shown, from 0. */
  place: number;
  /** `null` where rows cannot be chosen. */
  chosen: boolean | null;
  choose: (id: string, on: boolean, range: boolean) => void;
  measure: (row: Element | null) => void;
}

/** A row. Space chooses it, Shift and Space all from the one before, the arrows go to the next. */
export function RowLine<Row>({ row, id, name, columns, place, chosen, choose, measure }: RowLineProps<Row>) {
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => measure(line.current), [measure, place]);
  return (
    <tr ref={line} role="row" class={chosen ? "on" : undefined} data-index={place} aria-rowindex={place + 2}>
      {chosen !== null && (
        <td role="cell" class="at-box">
          <label class="tick">
            <input
              class="box"
              type="checkbox"
              aria-label={text("ui_table_choose", { name })}
              checked={chosen}
              onClick={(event) => choose(id, event.currentTarget.checked, event.shiftKey)}
              onKeyDown={toNext}
            />
          </label>
        </td>
      )}
      {columns.map(({ key, place: at, cell }) => (
        <td key={key} role="cell" class={`at-${at} of-${key}`}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

function toNext(event: KeyboardEvent): void {
  const step =
    event.key === "ArrowDown" ? "nextElementSibling" : event.key === "ArrowUp" ? "previousElementSibling" : "";
  if (!step) return;
  const line = (event.currentTarget as Element).closest("tr");
  const box = line?.[step]?.querySelector<HTMLInputElement>("input.box");
  if (!box) return;
  event.preventDefault();
  box.focus();
}

import { text } from "../../browser/catalogue.js";

/** Rows that stand there until there are some to show. */
const ROWS = [0, 1, 2, 3, 4];

/** A list that is being read. */
export function RowBones() {
  return (
    <div class="rowbones" role="status" aria-label={text("ui_rows_loading")}>
      {ROWS.map((row) => (
        <i key={row} />
      ))}
    </div>
  );
}

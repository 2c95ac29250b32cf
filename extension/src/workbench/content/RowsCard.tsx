import { text } from "../../browser/catalogue.js";
import type { Draft } from "../../core/desk/drafts.js";

/** Facts that a comparison may have, besides what pages name. */
const FACTS = ["price", "rating", "sold", "store", "delivery", "returns", "variants", "total", "verdict", "score"];

interface RowsProps {
  draft: Draft;
  change: (more: Partial<Draft>) => void;
}

/** What is compared; with nothing chosen, all that is known. */
export function RowsCard({ draft, change }: RowsProps) {
  const named = new Set(draft.products.flatMap(({ attributes }) => attributes.map(({ name }) => name)));
  const all = [...FACTS, ...named];
  const toggle = (row: string, on: boolean): void =>
    change({
      rows: on ? all.filter((one) => one === row || draft.rows.includes(one)) : draft.rows.filter((one) => one !== row),
    });
  return (
    <section class="sheet" aria-labelledby="rows-title">
      <header class="cardhead">
        <h2 id="rows-title">{text("ui_content_rows")}</h2>
        <span class="soft fine">{draft.rows.length === 0 && text("ui_content_rows_all")}</span>
      </header>
      <div class="picks">
        {all.map((row) => (
          <label key={row} class="pick">
            <input
              type="checkbox"
              checked={draft.rows.includes(row)}
              onChange={(event) => toggle(row, event.currentTarget.checked)}
            />
            <span dir="auto">{FACTS.includes(row) ? text(`ui_draft_row_${row}`) : row}</span>
          </label>
        ))}
      </div>
    </section>
  );
}

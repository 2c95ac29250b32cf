import { text } from "../../browser/catalogue.js";
import { tableCsv } from "../../core/kept.js";
import { Button } from "../controls/Button.js";
import { fileText, saveText } from "../save.js";
import type { Columns, Exported } from "./types.js";

interface ExportProps<Row> {
  rows: readonly Row[];
  /** The file's name. */
  file: string;
  columns: Columns<Row>;
}

/** The rows as a file: for a spreadsheet, which runs nothing of it, or for a program. */
export function Export<Row>({ rows, file, columns }: ExportProps<Row>) {
  const known = async (): Promise<Exported<Row>[]> => (typeof columns === "function" ? columns(rows) : columns);
  async function csv(): Promise<void> {
    const columns = await known();
    const cells = rows.map((row) => columns.map(({ value }) => String(value(row) ?? "")));
    saveText(file, "csv", await tableCsv([columns.map(({ name }) => name), ...cells]));
  }
  async function json(): Promise<void> {
    const columns = await known();
    const records = rows.map((row) => Object.fromEntries(columns.map(({ name, value }) => [name, value(row)])));
    saveText(file, "json", fileText(records));
  }
  return (
    <div class="row takeout">
      <Button kind="quiet" disabled={rows.length === 0} onClick={() => void csv()}>
        {text("ui_log_csv")}
      </Button>
      <Button kind="quiet" disabled={rows.length === 0} onClick={() => void json()}>
        {text("ui_log_json")}
      </Button>
    </div>
  );
}

/**
 * A workbook (XLSX) as tables of commas, one a sheet. It is fetched when such a file is dropped. No formula is run: what a cell
 * came to when the file was saved is read.
 */

import readWorkbook, { InvalidInputError } from "read-excel-file/web-worker";
import { Problem } from "../protocol/problem.js";

/** More than this does not fit a browser's memory once it is unpacked. */
const MOST_BYTES = 50 * 1024 * 1024;

type Value = string | Date | boolean | null | undefined;

/** The sheets that have rows. Throws a {@link Problem} for what is cut off or too large. */
export async function tablesOf(file: File): Promise<File[]> {
  if (file.size > MOST_BYTES) throw new Problem("sheet_large", file.name);
  const sheets = await readWorkbook(file, { parseNumber: numberText, trim: false }).catch((why: unknown) => {
    throw new Problem("sheet_broken", why instanceof InvalidInputError ? why.code : why);
  });
  const name = file.name.replace(/\.[^.]*$/, "");
  const full = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null && cell !== "")));
  if (full.length === 0) throw new Problem("sheet_empty", file.name);
  return full.map(({ sheet, data }) => {
    const lines = (data as Value[][]).map((row) => row.map(cellText).join(","));
    const of = full.length > 1 ? `${name} (${sheet}).xlsx` : file.name;
    return new File([lines.join("\r\n"), "\r\n"], of);
  });
}

/** A number's digits as they stand where it is whole, so that no id is rounded; else as short as it can be written. */
function numberText(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  const value = Number(stored);
  return Number.isFinite(value) ? String(value) : stored;
}

function cellText(value: Value): string {
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? moment(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As the sheet shows it: it knows of no zone. */
function moment(value: Date): string {
  return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 19).replace("T", " ");
}

/** What was seen of prices, as a file and from one: piece by piece, so that a long one fits. */

import type { ImportProgress, Note, PriceRecords, RefusedRow } from "../../pkg/affix.js";
import { pricesCsv, pricesJson, readPrices } from "../core/desk/price.js";
import { pieces } from "./database.js";
import { wholeLines } from "./lines.js";
import { putTo } from "./prices.js";

/** What a file held. */
export interface Taken {
  /** Rows that could be used. */
  rows: number;
  /** Those that could not, as many as can be read. */
  refused: RefusedRow[];
  /** All that could not. */
  refusals: number;
  /** Why it, or the rest of it, could not be used at all. */
  problem: Note | null;
}

const MOST_NAMED = 100;

/** Puts what a file says to what is stored; a row that cannot be used costs no other. */
export async function takePrices(file: Blob): Promise<Taken> {
  const taken: Taken = { rows: 0, refused: [], refusals: 0, problem: null };
  let progress: ImportProgress | null = null;
  const take = async (piece: string, last: boolean): Promise<void> => {
    const found = await readPrices(progress, piece, last);
    progress = found.progress;
    taken.rows = found.progress.rows;
    taken.problem = found.problem;
    taken.refusals += found.refused.length;
    taken.refused.push(...found.refused.slice(0, MOST_NAMED - taken.refused.length));
    await putTo(found.records);
  };
  for await (const lines of wholeLines(file)) {
    await take(lines, false);
    if (taken.problem) return taken;
  }
  await take("", true);
  return taken;
}

/** All observations as a file. */
export async function pricesFile(form: "csv" | "json"): Promise<Blob> {
  const written = form === "csv" ? pricesCsv : pricesJson;
  const parts: Blob[] = [];
  let first = true;
  const add = async (records: PriceRecords, last: boolean): Promise<void> => {
    const text = await written(records, { first, last });
    // A list that has only begun is begun again by the piece with its first record.
    if (text.length <= 1) return;
    parts.push(new Blob([text]));
    first = false;
  };
  for await (const series of pieces("prices")) await add({ products: [], series }, false);
  for await (const products of pieces("seen")) await add({ products, series: [] }, false);
  await add({ products: [], series: [] }, true);
  return new Blob(parts, { type: form === "csv" ? "text/csv" : "application/json" });
}

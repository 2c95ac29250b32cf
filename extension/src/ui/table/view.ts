/** What a table shows of its rows: those that fit, in which order, and which of them a gesture chooses. Pure. */

import { compare as compareDecimals } from "../../words/decimal.js";

export type Direction = "ascending" | "descending";

/** A column's order, or any other, by the name of its key. */
export interface Sort {
  by: string;
  direction: Direction;
}

/**
 * What rows can be put in order by. `figure` is what counts of a row, `null` where it is not known: such rows
 * come last in either direction.
 */
export interface Sorting<Row> {
  key: string;
  label: string;
  figure: (row: Row) => string | number | null;
  /** How texts compare: as decimal numbers, or as words of the user's language. */
  as?: "decimal" | "words";
  /** The direction that a first click takes. */
  first: Direction;
}

/** Rows in which each of the words occurs, wherever in it. */
export function matching<Row>(rows: readonly Row[], typed: string, says: (row: Row) => string): readonly Row[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const whole = says(row).toLocaleLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** The rows in order; equal ones, and those whose figure is not known, stay in the order in which they came. */
export function inOrder<Row>(
  rows: readonly Row[],
  { figure, as = "words" }: Sorting<Row>,
  direction: Direction,
  language?: string,
): readonly Row[] {
  const words = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const texts = as === "decimal" ? compareDecimals : words.compare;
  const sign = direction === "ascending" ? 1 : -1;
  const known: { row: Row; value: string | number }[] = [];
  const unknown: Row[] = [];
  for (const row of rows) {
    const value = figure(row);
    if (value === null) unknown.push(row);
    else known.push({ row, value });
  }
  known.sort(({ value: a }, { value: b }) => {
    const order = typeof a === "number" && typeof b === "number" ? a - b : texts(String(a), String(b));
    return sign * order;
  });
  return known.map(({ row }) => row).concat(unknown);
}

/** The sort after a click on what is sorted by `key`: turned round where it is the one already. */
export function clicked(now: Sort, { key, first }: Pick<Sorting<never>, "key" | "first">): Sort {
  return { by: key, direction: now.by === key ? turned(now.direction) : first };
}

export function turned(direction: Direction): Direction {
  return direction === "ascending" ? "descending" : "ascending";
}

/** The keys from one row to another, both included; the second alone where the first is not among them. */
export function between(keys: readonly string[], from: string | null, to: string): readonly string[] {
  const [a, b] = [from === null ? -1 : keys.indexOf(from), keys.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return keys.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** A choice with these keys in it, or out of it. */
export function withKeys(chosen: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const changed = new Set(chosen);
  for (const key of keys) {
    if (on) changed.add(key);
    else changed.delete(key);
  }
  return changed;
}

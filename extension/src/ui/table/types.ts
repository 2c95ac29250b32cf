import type { ComponentChildren } from "preact";
import type { Sorting } from "./view.js";

/**
 * Where a cell stands while there is no room for columns: in the title's line or in the figures below it. Each place
 * is one cell's.
 */
export type Place = "title" | "start" | "end" | "below" | "last" | "actions";

export interface Column<Row> {
  key: string;
  /** Its heading; for assistive technology alone where `bare`. */
  label: string;
  bare?: boolean;
  cell: (row: Row) => ComponentChildren;
  place: Place;
  /** Its width where there are columns, a length of CSS; the rest is shared by those without. */
  width?: string;
  /** The keys of the orders that its heading offers, in place of its label. */
  sorts?: string[];
}

/** What a file holds of a row, a column each. */
export interface Exported<Row> {
  name: string;
  value: (row: Row) => string | number | boolean | null;
}

/** What a file has: at once, or once it is known of the rows that it holds. */
export type Columns<Row> = Exported<Row>[] | ((rows: readonly Row[]) => Promise<Exported<Row>[]>);

/** A chip that hides the rows which do not fit. */
export interface Filter<Row> {
  key: string;
  label: string;
  keeps: (row: Row) => boolean;
  /** What it is set with, while it is on. */
  fields?: ComponentChildren;
}

export interface TableProps<Row> {
  /** What the table is called by assistive technology. */
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What a row is called: its product. */
  nameOf: (row: Row) => string;
  columns: Column<Row>[];
  /** All orders; the first is the one to begin with. */
  sorts: Sorting<Row>[];
  filters?: Filter<Row>[];
  /** The keys of filters that are on at first. */
  filtered?: string[];
  /** All words of a row; without it there is no search field. */
  says?: (row: Row) => string;
  /** What can be done with those chosen; without it nothing can be chosen. */
  actions?: (chosen: Row[]) => ComponentChildren;
  /** Columns of a file, or what makes them when it is asked for, and the file's name. */
  exported?: { file: string; columns: Columns<Row> };
  /** Lines between the filters and the rows. */
  children?: ComponentChildren;
}

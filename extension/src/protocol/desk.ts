/** What the workbench and its worker say to each other. */

import type {
  ColumnChoice,
  DraftFinding,
  FileSaid,
  FlaggedProduct,
  Note,
  Output,
  Picked,
  ReportQuestion,
  ReportRows,
  ReportView,
  Settings,
  Similar,
  Written,
} from "../../pkg/affix.js";

/** What became of one file. */
export interface FileRead {
  name: string;
  /** `null` where it could not be read at all. */
  said: FileSaid | null;
  /** Why. */
  problem: Note | null;
}

/** What all files said that wait to be added. */
export interface FilesRead {
  files: FileRead[];
  /** The fields that a column may be of, besides tags. */
  fields: string[];
  /** The tags that one may be of. */
  tags: string[];
}

/** How far the reading of files is. */
export interface ReadingProgress {
  name: string;
  done: number;
  of: number;
}

/** Questions, with the answers that they get. */
export interface Answers {
  view: ReportView;
  rows: ReportRows;
  csv: string;
  /** `null` where it was given up. */
  read: FilesRead | null;
  keep: null;
  written: Written;
  lint: DraftFinding[];
  similar: Similar[];
  learn: null;
  forget: null;
}

export type Asked =
  | { do: "view"; question: ReportQuestion }
  | { do: "rows"; question: ReportQuestion; picked: Picked[] }
  | { do: "csv"; question: ReportQuestion; picked: Picked[] }
  | { do: "read"; files: File[]; choices: ColumnChoice[] }
  | { do: "keep" }
  /** A draft as its text. */
  | { do: "written"; draft: string; output: Output }
  | { do: "lint"; draft: string; settings: Settings; flagged: FlaggedProduct[] }
  /** What was seen that may be the same thing, of another seller. */
  | { do: "similar"; draft: string }
  /** What orders say of products is to be stored, where it is not. */
  | { do: "learn" }
  /** Also gives up what is being read. */
  | { do: "forget" };

export interface Question {
  id: number;
  asked: Asked;
}

/** What crosses as text is the module's JSON. */
export type Told = { id: number } & (
  | { answer: unknown }
  | { json: string }
  | { problem: Note }
  | { progress: ReadingProgress }
);

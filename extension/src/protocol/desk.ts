/** What the workbench and its worker say to each other. */

import type {
  AuditQuestion,
  AuditView,
  CampaignClicks,
  ColumnChoice,
  DayClicks,
  DraftFinding,
  EarnedRows,
  FileSaid,
  FlaggedProduct,
  HeldView,
  Note,
  Output,
  Picked,
  PostEarned,
  Posted,
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

/** A published file, by its name with its folders. */
export interface AuditFile {
  name: string;
  file: File;
}

/** What became of files that were handed over. */
export interface AuditTaken {
  /** Those that were read. */
  read: number;
  /** Those that are no documents. */
  left: number;
  /** Those that the browser could not read. */
  unread: string[];
}

/** Findings of a question; all of them, or those of these numbers. */
export interface AuditPicked {
  question: AuditQuestion;
  numbers: number[] | null;
}

/** What is to be saved where findings are mended. */
export interface AuditMended {
  /** Whole files with the addresses replaced. */
  files: { name: string; content: Blob }[];
  /** What is to be put for what where the file came from, as CSV. */
  table: string | null;
  /** Files that could not be mended, and why. */
  refused: { name: string; problem: Note }[];
}

export type AuditForm = "json" | "csv" | "sarif";

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
  held: HeldView;
  byHand: CampaignClicks[];
  heldCsv: string;
  /** One for each post, in their order. */
  earned: PostEarned[];
  earnedRows: EarnedRows;
  /** `null` where it was given up. */
  read: FilesRead | null;
  keep: null;
  written: Written;
  lint: DraftFinding[];
  similar: Similar[];
  learn: null;
  forget: null;
  auditBegin: null;
  auditTake: AuditTaken;
  auditView: AuditView;
  /** How many. */
  auditAccept: number;
  auditBack: number;
  auditMend: AuditMended;
  auditNotes: Note[];
  auditReport: string;
}

export type Asked =
  | { do: "view"; question: ReportQuestion }
  | { do: "rows"; question: ReportQuestion; picked: Picked[] }
  | { do: "csv"; question: ReportQuestion; picked: Picked[] }
  /** What was said at copying time, held against what was paid. */
  | { do: "byHand"; counted: DayClicks[] }
  | { do: "held" }
  | { do: "heldCsv" }
  /** What posts brought, and the orders of one of them. */
  | { do: "earned"; posts: Posted[] }
  | { do: "earnedRows"; posts: Posted[]; at: number }
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
  | { do: "forget" }
  | AskedOfAudit;

/** Of the audit, which has a worker of its own: to give a run up is to end the worker. */
export type AskedOfAudit =
  | { do: "auditBegin"; settings: Settings }
  | { do: "auditTake"; files: AuditFile[] }
  | { do: "auditView"; question: AuditQuestion }
  | ({ do: "auditAccept"; why: string } & AuditPicked)
  /** Those are accepted no more; without numbers also what is gone. */
  | ({ do: "auditBack"; gone: boolean } & AuditPicked)
  | ({ do: "auditMend" } & AuditPicked)
  | { do: "auditNotes" }
  /** With the sentences for all notes, in their order. */
  | { do: "auditReport"; form: AuditForm; sentences: string[] };

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

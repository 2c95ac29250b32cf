/** Orders and clicks, as the workbench's worker holds them. */

import type {
  ColumnChoice,
  DayClicks,
  FileSaid,
  Letters,
  LogEntry,
  OwnPack,
  Pack,
  Picked,
  Posted,
  ReportQuestion,
  TypedClicks,
} from "../../../pkg/affix.js";
import * as desk from "../../../pkg/desk.js";
import { letters, Reports, reportFields, reportTags } from "../../../pkg/desk.js";
import { asked, ready, refused } from "./load.js";

/** All orders, and files on their way to them. Where the module dies, so do they; the next question begins anew. */
export interface OrderDesk {
  load: (pack: string) => number;
  open: (name: string, start: Uint8Array, choices: ColumnChoice[]) => void;
  take: (piece: Uint8Array) => void;
  /** What the file says; nothing where it is to be handed over once more. */
  end: () => FileSaid | undefined;
  keep: () => Pack[];
  /** What all orders say of each product, store, category, country and network, and of what was said before them. */
  own: (log: LogEntry[]) => OwnPack[];
  /** JSON of a `HeldView`: what was said at copying time, held against what was paid. */
  held: (log: LogEntry[]) => string;
  /** JSON of a list of `CampaignClicks`. */
  byHand: (counted: DayClicks[]) => string;
  heldCsv: (log: LogEntry[]) => string;
  /** JSON of a list of `PostEarned`, in the order of the posts. */
  earned: (posts: Posted[]) => string;
  /** JSON of `EarnedRows`: the orders of the post at that place. */
  earnedRows: (posts: Posted[], at: number) => string;
  forget: () => void;
  /** JSON of a `ReportView`. */
  view: (question: ReportQuestion) => string;
  /** JSON of `ReportRows`. */
  rows: (question: ReportQuestion, picked: Picked[]) => string;
  rowsCsv: (question: ReportQuestion, picked: Picked[]) => string;
}

/** A desk without anything on it. */
export async function orderDesk(): Promise<OrderDesk> {
  await ready();
  const made = attempt(() => new Reports());
  return {
    load: (pack) => attempt(() => made.load(pack)),
    open: (name, start, choices) => attempt(() => made.open(name, start, choices)),
    take: (piece) => attempt(() => made.take(piece)),
    end: () => attempt(() => made.end()),
    keep: () => attempt(() => made.keep()),
    own: (log) => attempt(() => made.own(log)),
    byHand: (counted) => attempt(() => made.byHand(counted)),
    held: (log) => attempt(() => made.held(log)),
    heldCsv: (log) => attempt(() => made.heldCsv(log)),
    earned: (posts) => attempt(() => made.earned(posts)),
    earnedRows: (posts, at) => attempt(() => made.earnedRows(posts, at)),
    forget: () => attempt(() => made.forget()),
    view: (question) => attempt(() => made.view(question, Date.now())),
    rows: (question, picked) => attempt(() => made.rows(question, Date.now(), picked)),
    rowsCsv: (question, picked) => attempt(() => made.rowsCsv(question, Date.now(), picked)),
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refused(error);
  }
}

/** The pack that has what became of the user's own orders of a product. */
export const ownPack = asked((product: string) => desk.ownPack(product) ?? null);
/** What became of them, by that pack; `null` where there are none. */
export const ownOrders = asked((product: string, pack: string) => desk.ownOrders(product, pack) ?? null);

/** What to ask the Open Platform for all orders of so many days up to today. */
export const ordersPlan = asked((days: number) => desk.ordersPlan(days, Date.now()));

/** Clicks as they are typed. */
export const typedClicks = asked((typed: TypedClicks): DayClicks => desk.typedClicks(typed));

/** How a file's bytes are to be decoded. */
export function lettersOf(start: Uint8Array): Letters {
  return attempt(() => letters(start));
}

/** The fields that a column may be of, besides tags. */
export function fields(): string[] {
  return attempt(reportFields);
}

/** The tags that one may be of, by their networks' names. */
export function tags(): string[] {
  return attempt(reportTags);
}

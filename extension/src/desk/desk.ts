/** The workbench's worker: it holds all orders, so that the page stays free while they are read and added up. */

import type { ColumnChoice, LogEntry } from "../../pkg/affix.js";
import { lintDraft, similarProducts, writtenDraft } from "../core/desk/drafts.js";
import { fields, lettersOf, type OrderDesk, orderDesk, tags } from "../core/desk/orders.js";
import type { Asked, FileRead, FilesRead, Question, ReadingProgress, Told } from "../protocol/desk.js";
import { noteOf } from "../protocol/problem.js";
import { pieces } from "../stored/database.js";
import { isOwnMissing, onOrdersChanged, orderPacks, putPacks } from "../stored/orders.js";
import { seenProducts } from "../stored/prices.js";
import { answerAudit } from "./audit.js";
import { bytesOf, startOf } from "./pieces.js";

/** Whoever changes what is stored keeps others off by this name. */
const CHANGING = "orders";

let desk: Promise<OrderDesk> | undefined;
/** Changes of our own that are still to be told of. */
let own = 0;
/** Another page changed what is stored. */
let stale = false;
/** Files that were read wait for the user's word. */
let waiting = false;
/** The reading that is under way is given up. */
let given = 0;

onOrdersChanged(() => {
  if (own > 0) own -= 1;
  else stale = true;
});

/** The desk with everything on it that is stored. */
async function filled(): Promise<OrderDesk> {
  if (stale && !waiting) desk = undefined;
  desk ??= fill();
  const mine = desk;
  mine.catch(() => {
    if (desk === mine) desk = undefined;
  });
  return mine;
}

async function fill(): Promise<OrderDesk> {
  stale = false;
  const made = await orderDesk();
  for (const { text } of await orderPacks()) made.load(text);
  return made;
}

/** Everything on the desk is of no more use. */
function drop(): void {
  desk = undefined;
  waiting = false;
}

async function read(files: File[], choices: ColumnChoice[], tell: (progress: ReadingProgress) => void) {
  const mine = given;
  const made = await filled();
  made.forget();
  waiting = true;
  const found: FileRead[] = [];
  for (const file of files) {
    try {
      for (const table of await tables(file)) {
        const said = await readOne(made, table, choices, (done, of) => {
          tell({ name: table.name, done, of });
          return mine === given;
        });
        if (mine !== given) return null;
        found.push({ name: table.name, said: said ?? null, problem: null });
      }
    } catch (error) {
      found.push({ name: file.name, said: null, problem: noteOf(error, "ui_trouble") });
    }
  }
  return { files: found, fields: fields(), tags: tags() } satisfies FilesRead;
}

/** The tables of a workbook, or the file itself. */
async function tables(file: File): Promise<File[]> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const packed = start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
  return packed ? (await import("./sheet.js")).tablesOf(file) : [file];
}

/** Hands a file over as often as it takes; `goOn` is told how far it is, and says whether to go on. */
async function readOne(
  made: OrderDesk,
  file: File,
  choices: ColumnChoice[],
  goOn: (done: number, of: number) => boolean,
) {
  const start = await startOf(file);
  const letters = lettersOf(start.raw);
  made.open(file.name.replace(/\.[^.]*$/, ""), await start.decoded(letters), choices);
  for (let time = 0; ; time += 1) {
    let done = 0;
    for await (const piece of bytesOf(file, letters)) {
      made.take(piece);
      done += piece.length;
      // A table is gone over twice.
      if (!goOn(done + time * file.size, file.size * 2)) return undefined;
    }
    const said = made.end();
    if (said) return said;
  }
}

/** Adds what was read: all of it or, where it cannot be stored, nothing. */
async function keep(): Promise<null> {
  await navigator.locks.request(CHANGING, async () => {
    const made = await filled();
    // What another page added meanwhile comes to it: to load a row twice changes nothing.
    if (stale) for (const { text } of await orderPacks()) made.load(text);
    stale = false;
    own += 1;
    try {
      await putPacks(made.keep(), made.own(await saidThen()));
      waiting = false;
    } catch (error) {
      own -= 1;
      drop();
      throw error;
    }
  });
  return null;
}

/** Stores what the orders say, where a backup has brought them without it. */
async function learn(): Promise<null> {
  await navigator.locks.request(CHANGING, async () => {
    if (!(await isOwnMissing())) return;
    const made = await filled();
    await putPacks([], made.own(await saidThen()));
  });
  return null;
}

/** Copied links that say what a sale would pay. */
async function saidThen(): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for await (const piece of pieces("copied")) log.push(...piece.filter(({ said }) => said));
  return log;
}

async function forget(): Promise<null> {
  given += 1;
  if (waiting) (await filled()).forget();
  waiting = false;
  return null;
}

async function answer(asked: Asked, tell: (progress: ReadingProgress) => void): Promise<Pick<Told, never>> {
  switch (asked.do) {
    case "view":
      return { json: (await filled()).view(asked.question) };
    case "rows":
      return { json: (await filled()).rows(asked.question, asked.picked) };
    case "csv":
      return { answer: (await filled()).rowsCsv(asked.question, asked.picked) };
    case "byHand":
      return { json: (await filled()).byHand(asked.counted) };
    case "held":
      return { json: (await filled()).held(await saidThen()) };
    case "earned":
      return { json: (await filled()).earned(asked.posts) };
    case "earnedRows":
      return { json: (await filled()).earnedRows(asked.posts, asked.at) };
    case "heldCsv":
      return { answer: (await filled()).heldCsv(await saidThen()) };
    case "read":
      return { answer: await read(asked.files, asked.choices, tell) };
    case "written":
      return { answer: await writtenDraft(asked.draft, asked.output) };
    case "lint":
      return { answer: await lintDraft(asked.draft, asked.settings, asked.flagged) };
    case "similar":
      return { answer: await similarProducts(asked.draft, await seenProducts()) };
    case "keep":
      return { answer: await keep() };
    case "learn":
      return { answer: await learn() };
    case "forget":
      return { answer: await forget() };
    default:
      return answerAudit(asked, tell);
  }
}

addEventListener("message", ({ data: { id, asked } }: MessageEvent<Question>) => {
  const post = (told: Omit<Told, "id">): void => postMessage({ id, ...told });
  answer(asked, (progress) => post({ progress } as Omit<Told, "id">)).then(post, (error: unknown) => {
    // A dead module takes what was on the desk along.
    drop();
    post({ problem: noteOf(error, "ui_trouble") } as Omit<Told, "id">);
  });
});

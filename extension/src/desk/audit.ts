/** A run over published files. It has a worker of its own: nobody who looks at reports waits for it. */

import type { AuditView, Settings } from "../../pkg/affix.js";
import { type AuditDesk, auditDesk, audited } from "../core/desk/audit.js";
import type { AskedOfAudit, AuditFile, AuditMended, AuditPicked, ReadingProgress, Told } from "../protocol/desk.js";
import { noteOf } from "../protocol/problem.js";
import { dropAccepted, keptAccepted, onAcceptedChanged, putAccepted } from "../stored/accepted.js";
import { pieces } from "../stored/database.js";

/** Bytes of a file that is handed over whole; a larger one is read as it is needed. */
const WHOLE = 4 * 1024 * 1024;
/** Files that are fetched at once. */
const AT_ONCE = 16;

/** What a worker has of the browser's, and the types of a page do not name. */
declare const FileReaderSync: new () => { readAsArrayBuffer: (part: Blob) => ArrayBuffer };

let desk: AuditDesk | undefined;
/** Those that were read, for the mending. */
let files = new Map<string, File>();
/** What is accepted was changed, here or by another page. */
let stale = false;

onAcceptedChanged(() => {
  stale = true;
});

async function begin(settings: Settings): Promise<null> {
  const own: string[] = [];
  for await (const copied of pieces("copied")) own.push(...copied.map(({ link }) => link));
  files = new Map();
  desk = await auditDesk(settings, null, own, await keptAccepted());
  stale = false;
  return null;
}

async function begun(): Promise<AuditDesk> {
  if (!desk) throw new Error("Nothing was read.");
  if (stale) {
    stale = false;
    desk.know(await keptAccepted());
  }
  return desk;
}

async function take(found: AuditFile[], tell: (progress: ReadingProgress) => void) {
  const run = await begun();
  let left = 0;
  const unread: string[] = [];
  const reads = found.map(({ name, file }) => ({ name, file, bytes: undefined as Promise<ArrayBuffer> | undefined }));
  for (const [at, { name, file }] of found.entries()) {
    for (const next of reads.slice(at, at + AT_ONCE)) {
      if (next.file.size <= WHOLE) next.bytes ??= next.file.arrayBuffer();
      next.bytes?.catch(() => undefined);
    }
    const as = await audited(name);
    if (as === "packed") run.packed(name);
    if (as !== "read") {
      left += as ? 0 : 1;
      continue;
    }
    const bytes = await reads[at]?.bytes?.catch(() => null);
    if (bytes === null) {
      unread.push(name);
      continue;
    }
    files.set(name, file);
    if (bytes) run.file(name, new Uint8Array(bytes));
    else if (!readLarge(run, name, file, tell)) unread.push(name);
  }
  return { read: found.length - left - unread.length, left, unread };
}

/** Whether it could be read. */
function readLarge(run: AuditDesk, name: string, file: File, tell: (progress: ReadingProgress) => void): boolean {
  const reader = new FileReaderSync();
  let refused = false;
  run.large(name, file.size, (from, to) => {
    tell({ name, done: from, of: file.size });
    try {
      return new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)));
    } catch (error) {
      refused = true;
      throw error;
    }
  });
  return !refused;
}

async function mend({ question, numbers }: AuditPicked): Promise<AuditMended> {
  const run = await begun();
  const mended: AuditMended = { files: [], table: run.oldToNew(question, numbers), refused: [] };
  for (const name of run.mendable(question, numbers)) {
    try {
      const bytes = new Uint8Array((await files.get(name)?.arrayBuffer()) ?? []);
      mended.files.push({ name, content: new Blob([run.mended(name, bytes, question, numbers)]) });
    } catch (error) {
      mended.refused.push({ name, problem: noteOf(error, "audit_changed") });
    }
  }
  return mended;
}

async function accept({ question, numbers }: AuditPicked, why: string): Promise<number> {
  const found = (await begun()).accepting(question, numbers, why);
  await putAccepted(found);
  stale = true;
  return found.length;
}

async function back({ question, numbers }: AuditPicked, gone: boolean): Promise<number> {
  const run = await begun();
  const view = (): AuditView => JSON.parse(run.view(question)) as AuditView;
  const those = gone ? view().gone.map(({ fingerprint }) => fingerprint) : run.fingerprints(question, numbers);
  await dropAccepted(those);
  stale = true;
  return those.length;
}

export async function answerAudit(
  asked: AskedOfAudit,
  tell: (progress: ReadingProgress) => void,
): Promise<Pick<Told, never>> {
  switch (asked.do) {
    case "auditBegin":
      return { answer: await begin(asked.settings) };
    case "auditTake":
      return { answer: await take(asked.files, tell) };
    case "auditView":
      return { json: (await begun()).view(asked.question) };
    case "auditAccept":
      return { answer: await accept(asked, asked.why) };
    case "auditBack":
      return { answer: await back(asked, asked.gone) };
    case "auditMend":
      return { answer: await mend(asked) };
    case "auditNotes":
      return { json: (await begun()).notes() };
    case "auditReport":
      return { answer: (await begun()).report(asked.form, asked.sentences) };
  }
}

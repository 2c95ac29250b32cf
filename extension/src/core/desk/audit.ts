/** What is wrong with published documents, as a worker of the workbench holds it. */

import type { AcceptedFinding, AuditQuestion, Settings } from "../../../pkg/affix.js";
import { Audits, auditedAs, checkRule as check } from "../../../pkg/desk.js";
import { asked, askedAtOnce, ready, refused } from "./load.js";

/** Numbers of findings or, where there are none, all that a question asks for. */
type Numbers = number[] | null;

/** A run over files. Where the module dies, so does it. */
export interface AuditDesk {
  file: (name: string, bytes: Uint8Array) => void;
  /** One that is too large to be handed over at once: `piece` answers with its bytes. */
  large: (name: string, size: number, piece: (from: number, to: number) => Uint8Array) => void;
  packed: (name: string) => void;
  know: (accepted: AcceptedFinding[]) => void;
  /** JSON of an `AuditView`. */
  view: (question: AuditQuestion) => string;
  accepting: (question: AuditQuestion, numbers: Numbers, why: string) => AcceptedFinding[];
  fingerprints: (question: AuditQuestion, numbers: Numbers) => string[];
  mendable: (question: AuditQuestion, numbers: Numbers) => string[];
  mended: (file: string, bytes: Uint8Array, question: AuditQuestion, numbers: Numbers) => Uint8Array<ArrayBuffer>;
  oldToNew: (question: AuditQuestion, numbers: Numbers) => string | null;
  /** JSON of `Note[]`. */
  notes: () => string;
  report: (form: "json" | "csv" | "sarif", sentences: string[]) => string;
}

/** What is done with a file of this name: it is read, or said to be packed; nothing where it is no document. */
export const audited: (name: string) => Promise<string | undefined> = asked(auditedAs);

/** What is wrong with an own rule while its form is drawn. */
export const checkRule = askedAtOnce(check);

/** A run that begins. `own` are links that the user has made. */
export async function auditDesk(
  settings: Settings,
  market: string | null,
  own: string[],
  accepted: AcceptedFinding[],
): Promise<AuditDesk> {
  await ready();
  const made = attempt(() => new Audits(settings, market, own, accepted, Date.now()));
  const of = (numbers: Numbers): Uint32Array | null => (numbers ? Uint32Array.from(numbers) : null);
  return {
    file: (name, bytes) => attempt(() => made.file(name, bytes)),
    large: (name, size, piece) => attempt(() => made.large(name, size, piece)),
    packed: (name) => attempt(() => made.packed(name)),
    know: (known) => attempt(() => made.know(known)),
    view: (question) => attempt(() => made.view(question)),
    accepting: (question, numbers, why) => attempt(() => made.accepting(question, of(numbers), why)),
    fingerprints: (question, numbers) => attempt(() => made.fingerprints(question, of(numbers))),
    mendable: (question, numbers) => attempt(() => made.mendable(question, of(numbers))),
    mended: (file, bytes, question, numbers) =>
      attempt(() => new Uint8Array(made.mended(file, bytes, question, of(numbers)))),
    oldToNew: (question, numbers) => attempt(() => made.oldToNew(question, of(numbers)) ?? null),
    notes: () => attempt(() => made.notes()),
    report: (form, sentences) => attempt(() => made.report(form, sentences)),
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refused(error);
  }
}

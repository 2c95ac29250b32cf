/** What can go wrong, and how it is told. */

import type { Note } from "../../pkg/affix.js";

/** Why a link could not be copied from the menu or the shortcut, for the popup to show. */
export interface Failure {
  note: Note;
  /** The address or text it was tried with. */
  input: string;
}

/** What can go wrong in the extension itself: codes of the text catalogue. */
export type ProblemCode =
  | "page_unreadable"
  | "clipboard_refused"
  | "storage_full"
  | "storage_refused"
  | "storage_unread"
  | "storage_newer"
  | "storage_busy"
  | "disk_full"
  | "storage_open"
  | "core_unloaded"
  | "core_panicked"
  | "core_refused"
  | "sheet_broken"
  | "sheet_empty"
  | "sheet_large";

export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    /** What the browser or the core said: for the console, and for bug reports. */
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "Problem";
  }
}

/** Anything thrown as a note; `otherwise` is the code of what nobody foresaw. */
export function noteOf(error: unknown, otherwise: string): Note {
  const reason = error instanceof Error ? error.message : String(error);
  const told = error instanceof Problem ? coreNote(error) : null;
  if (told) return told;
  return { code: error instanceof Problem ? error.code : otherwise, params: { reason }, text: "" };
}

/** What the core itself says of a request that it refused; `null` where it could not read the request. */
function coreNote({ code, cause }: Problem): Note | null {
  if (code !== "core_refused" || !(cause instanceof Error) || !("code" in cause)) return null;
  const told = String(cause.code);
  const params = "params" in cause ? (cause.params as Note["params"]) : {};
  return told.startsWith("bad_") ? null : { code: told, params, text: "" };
}

/** Files that another room hands over to the audit. */

import type { AuditFile } from "../protocol/desk.js";

let waiting: AuditFile[] = [];

/** The audit takes these up when it is in front next. */
export function handToAudit(files: readonly File[]): void {
  waiting = files.map((file) => ({ name: file.name, file }));
}

/** What was handed over since it was asked last. */
export function takeHanded(): AuditFile[] {
  const files = waiting;
  waiting = [];
  return files;
}

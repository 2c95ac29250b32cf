/** Findings of the audit that the user accepted. */

import type { AcceptedFinding } from "../../pkg/affix.js";
import { change, look, onChange } from "./database.js";

/** All of them, in no order. */
export async function keptAccepted(): Promise<AcceptedFinding[]> {
  return look((database) => database.getAll("accepted"));
}

export async function putAccepted(findings: AcceptedFinding[]): Promise<void> {
  await change(["accepted"], (all) => Promise.all(findings.map((finding) => all.objectStore("accepted").put(finding))));
}

/** Those of these fingerprints are accepted no more. */
export async function dropAccepted(fingerprints: string[]): Promise<void> {
  await change(["accepted"], (all) => Promise.all(fingerprints.map((one) => all.objectStore("accepted").delete(one))));
}

export async function eraseAccepted(): Promise<void> {
  await change(["accepted"], (all) => all.objectStore("accepted").clear());
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onAcceptedChanged(callback: () => void): () => void {
  return onChange("accepted", callback);
}

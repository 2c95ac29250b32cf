/** The clipboard, from a page of ours that has a document. */

import { Problem } from "../protocol/problem.js";

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyWithCommand(text);
  }
}

/** The old way: works without focus, and is the only one in an offscreen document. */
export function copyWithCommand(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!copied) throw new Problem("clipboard_refused", "document.execCommand said no");
}

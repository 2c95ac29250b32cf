/** The clipboard, from a page of ours that has a document. */

import { Problem } from "../protocol/problem.js";

/** What is copied: a text, and beside it, where it is pasted by hand, the same as rich text. */
export interface Copied {
  text: string;
  /** HTML; `null` where the text stands alone. */
  html: string | null;
}

export async function copyText(text: string): Promise<void> {
  await copyKinds({ text, html: null });
}

/** Both kinds at once: the place where it is pasted takes the one that it can show. */
export async function copyKinds(copied: Copied): Promise<void> {
  try {
    if (copied.html === null) await navigator.clipboard.writeText(copied.text);
    else await navigator.clipboard.write([new ClipboardItem(blobs(copied.text, copied.html))]);
  } catch {
    copyWithCommand(copied);
  }
}

/** A picture; throws where the browser refuses it. */
export async function copyPicture(png: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ [png.type]: png })]);
}

function blobs(text: string, html: string): Record<string, Blob> {
  const kinds = { "text/plain": text, "text/html": html };
  return Object.fromEntries(Object.entries(kinds).map(([type, data]) => [type, new Blob([data], { type })]));
}

/** The old way: works without focus, and is the only one in an offscreen document. */
export function copyWithCommand({ text, html }: Copied): void {
  const area = document.createElement("textarea");
  area.value = text;
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const put = (event: ClipboardEvent): void => {
    if (html === null || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
  };
  document.addEventListener("copy", put);
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", put);
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!copied) throw new Problem("clipboard_refused", "document.execCommand said no");
}

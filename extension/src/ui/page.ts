/** What every page of ours does first. */

import { type ComponentChild, render } from "preact";
import { text, uiDirection, uiLocale } from "../browser.js";

/** Puts `content` in place of the skeleton, in the user's language and direction. */
export function showPage(titleCode: string, content: ComponentChild): void {
  const root = document.documentElement;
  root.lang = uiLocale();
  root.dir = uiDirection();
  document.title = text(titleCode);
  const place = document.getElementById("app");
  if (!place) return;
  place.replaceChildren();
  place.removeAttribute("aria-busy");
  render(content, place);
}

/** What went wrong as a sentence, whoever threw it. */
export function troubleText(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const plain = typeof message === "string" ? message : String(error);
  return typeof code === "string" ? text(code, {}, plain) : text("ui_trouble", { reason: plain });
}

/** The stable code of a thrown problem. */
export function troubleCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

/** Carries out the core's selector table on a document. Understands nothing of what it takes. */

import table from "affix:selectors";
import type { PageSnapshot } from "../../pkg/affix.js";
import type { Groups } from "../protocol/groups.js";
import { readCards, readGroups } from "./cards.js";
import { clean, readFields } from "./fields.js";

/** The page as the core wants it; `href` is its address. Cards come later where they are watched. */
export function collect(
  document: Document,
  href: string,
  cards: "with cards" | "without" = "with cards",
): PageSnapshot {
  return {
    url: href,
    title: clean(document.title),
    meta: readMeta(document),
    ...readScripts(document),
    fields: readFields(document, table.fields, table.dialog),
    groups: {
      ...readDialog(document),
      ...(cards === "with cards" && readCards(document)),
      ...readGroups(document, table.parts),
    },
  };
}

/** The product that is shown over the page. */
function readDialog(document: Document): Groups {
  const dialog = document.querySelector(table.dialog);
  return dialog ? { dialog: [readFields(dialog, table.fields)] } : {};
}

/** Those that the table names, by `property` or else `name`; the first one wins, and is no longer than a text may be. */
function readMeta(document: Document): Record<string, string> {
  const found = new Map<string, string>();
  for (const meta of document.querySelectorAll("meta[content]")) {
    const key = meta.getAttribute("property") ?? meta.getAttribute("name");
    if (key !== null && table.metas.includes(key) && !found.has(key))
      found.set(key, meta.getAttribute("content")?.slice(0, table.textLimit) ?? "");
  }
  return Object.fromEntries(found);
}

/** The first ones of the page: one with scripts without end is no page of AliExpress'. */
function readScripts(document: Document): Pick<PageSnapshot, "jsonLd" | "scripts" | "omitted"> {
  const jsonLd: string[] = [];
  const scripts: string[] = [];
  const omitted: number[] = [];
  for (const script of document.querySelectorAll("script")) {
    const text = script.textContent;
    if (script.getAttribute("type") === "application/ld+json") {
      if (jsonLd.length < table.scriptMost && text.length <= table.scriptLimit) jsonLd.push(text);
    } else if (scripts.length + omitted.length < table.scriptMost && isState(script, text)) {
      const bytes = byteLength(text);
      if (bytes > table.scriptLimit) omitted.push(bytes);
      else scripts.push(text);
    }
  }
  return { jsonLd, scripts, omitted };
}

function isState(script: HTMLScriptElement, text: string): boolean {
  if (script.hasAttribute("src")) return false;
  return table.scriptIds.includes(script.id) || table.markers.some((marker) => text.includes(marker));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

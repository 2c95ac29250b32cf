/** Carries out the core's selector table on a document. Understands nothing of what it takes. */

import table, { type FieldRule } from "affix:selectors";
import type { PageSnapshot } from "../../pkg/affix.js";

type Texts = Record<string, string[]>;

/** The page as the core wants it; `href` is its address. */
export function collect(document: Document, href: string): PageSnapshot {
  return {
    url: href,
    title: clean(document.title),
    meta: readMeta(document),
    ...readScripts(document),
    fields: readFields(document, table.fields),
    groups: readGroups(document),
  };
}

/** One space for every run of white space (as Unicode and Rust define it), at most `textLimit` characters. */
function clean(text: string): string {
  const collapsed = text.replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, "");
  return collapsed.length <= table.textLimit ? collapsed : [...collapsed].slice(0, table.textLimit).join("");
}

/** By `property` or else `name`; the first one wins. */
function readMeta(document: Document): Record<string, string> {
  const found = new Map<string, string>();
  for (const meta of document.querySelectorAll("meta[content]")) {
    const key = meta.getAttribute("property") ?? meta.getAttribute("name");
    if (key !== null && !found.has(key)) found.set(key, meta.getAttribute("content") ?? "");
  }
  return Object.fromEntries(found);
}

function readScripts(document: Document): Pick<PageSnapshot, "jsonLd" | "scripts" | "omitted"> {
  const jsonLd: string[] = [];
  const scripts: string[] = [];
  const omitted: number[] = [];
  for (const script of document.querySelectorAll("script")) {
    const text = script.textContent;
    if (script.getAttribute("type") === "application/ld+json") {
      jsonLd.push(text);
    } else if (isState(script, text)) {
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

function readFields(root: ParentNode & Node, rules: FieldRule[]): Texts {
  const found: Texts = {};
  for (const rule of rules) {
    const texts: string[] = [];
    const elements = rule.select ? root.querySelectorAll(rule.select) : [root as Element];
    for (const element of elements) {
      if (texts.length >= rule.limit) break;
      const text = take(element, rule.take);
      if (text) texts.push(text);
    }
    if (texts.length > 0) found[rule.key] = texts;
  }
  return found;
}

function take(element: Element, what: string): string {
  if (what === "present") return "1";
  if (what.startsWith("attr:")) return clean(element.getAttribute(what.slice("attr:".length)) ?? "");
  return clean(element.textContent ?? "");
}

function readGroups(document: Document): Record<string, Texts[]> {
  const found: Record<string, Texts[]> = {};
  for (const group of table.groups) {
    const items: Texts[] = [];
    for (const element of document.querySelectorAll(group.select)) {
      if (items.length >= group.limit) break;
      items.push(readFields(element, group.fields));
    }
    if (items.length > 0) found[group.key] = items;
  }
  return found;
}

/** A post as the core is asked for it: an item in a format, with the template and disclosure chosen for it. */

import type { Format, Post, PostItem } from "../../pkg/affix.js";
import type { Posting } from "../stored/posting.js";
import { disclosureOf } from "./disclosure.js";

/** The templates to start with, by their ids in the core. */
const USUAL: Partial<Record<Format, string>> = { x: "short", markdown: "deal", bbcode: "deal" };

/** The place that a format is chosen for, where no place is named: a post for Telegram is the same from everywhere. */
const PLACE_OF: Partial<Record<Format, string>> = {
  telegram: "telegram",
  telegram_html: "telegram",
  telegram_markdown_v2: "telegram",
  whatsapp: "whatsapp",
  blog: "blog",
  html: "blog",
  bbcode: "forum",
  x: "x",
};

/** Several products of a table, wherever they go: a place by its template. */
export const LIST = "list";
/** Links that nothing is known of: none of the templates would say more. */
export const PLAIN = "plain";

/** The templates of places that nobody chose one for. */
const USUAL_AT: Partial<Record<string, string>> = { [LIST]: "entry", [PLAIN]: "" };

/** Where a post goes: its format, and the place if one was chosen. */
export interface Where {
  format: Format;
  place?: string;
}

/** The id of the template that posts for a place have; empty where the link stands alone. */
export function templateId({ templateOf, templateAt }: Posting, { format, place }: Where): string {
  if (BARE.has(format)) return templateOf[format] ?? "";
  const at = place ?? PLACE_OF[format] ?? "";
  const chosen = templateAt[at] ?? USUAL_AT[at];
  return chosen ?? templateOf[format] ?? USUAL[format] ?? (PASTED.has(format) ? "deal" : "");
}

/** What changes when posts for a place have another template from now on. */
export function withTemplate(
  { templateOf, templateAt }: Posting,
  { format, place }: Where,
  id: string,
): Pick<Posting, "templateOf" | "templateAt"> {
  const at = place ?? PLACE_OF[format];
  return at
    ? { templateOf, templateAt: { ...templateAt, [at]: id } }
    : { templateAt, templateOf: { ...templateOf, [format]: id } };
}

const PASTED: ReadonlySet<Format> = new Set(["telegram", "whatsapp", "blog", "telegram_html", "telegram_markdown_v2"]);
/** What is no text that is read. */
const BARE: ReadonlySet<Format> = new Set(["link", "json"]);

/** What to post in a format. A link alone has no template. */
export function postOf(posting: Posting, items: PostItem[], format: Format, place?: string): Post {
  const disclosure = disclosureOf(posting);
  const id = templateId(posting, { format, ...(place ? { place } : {}) });
  const own = posting.templates.find((template) => template.id === id);
  const template = own ? { template: own.text } : id ? { preset: id } : {};
  return {
    items,
    format,
    ...(format === "link" ? {} : template),
    ...(disclosure ? { disclosure } : {}),
  };
}

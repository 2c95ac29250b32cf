/** A post as the core is asked for it: an item in a format, with the template and disclosure chosen for it. */

import type { Format, Post, PostItem } from "../../pkg/affix.js";
import type { Posting } from "../stored/posting.js";
import { disclosureOf } from "./disclosure.js";

/** The templates to start with, by their ids in the core. */
const USUAL: Partial<Record<Format, string>> = { x: "short", markdown: "deal", bbcode: "deal" };

/** The id of the template that a format's posts have; empty where the link stands alone. */
export function templateId({ templateOf }: Posting, format: Format): string {
  return templateOf[format] ?? USUAL[format] ?? (PASTED.has(format) ? "deal" : "");
}

const PASTED: ReadonlySet<Format> = new Set(["telegram", "whatsapp", "blog", "telegram_html", "telegram_markdown_v2"]);

/** What to post in a format. A link alone has no template. */
export function postOf(posting: Posting, items: PostItem[], format: Format): Post {
  const disclosure = disclosureOf(posting);
  const id = templateId(posting, format);
  const own = posting.templates.find((template) => template.id === id);
  const template = own ? { template: own.text } : id ? { preset: id } : {};
  return {
    items,
    format,
    ...(format === "link" ? {} : template),
    ...(disclosure ? { disclosure } : {}),
  };
}

/** What the user chose for posts. */

import type { Format } from "../../pkg/affix.js";
import { cell } from "./cell.js";

/** A template of the user's own. */
export interface OwnTemplate {
  id: string;
  name: string;
  text: string;
}

/** A draft that others begin with. */
export interface DraftTemplate {
  id: string;
  name: string;
  /** The draft as its text, without products and days. */
  draft: string;
}

export interface Posting {
  /** The format that the popup used last. */
  format: Format;
  /** Where the link alone is copied from the popup, it is AliExpress' short one, made with the user's own key. */
  short: boolean;
  /** The place where the panel's last post went. */
  place: string;
  /** The format chosen for posts of a place, by its id; the place's own first one where none was. */
  formatOf: Partial<Record<string, Format>>;
  /** Places that the user does not use. */
  hiddenPlaces: string[];
  /** Warnings of a place that were read, by its id: shown as a sign that unfolds them. */
  readHints: string[];
  /** Market whose disclosure posts get; empty for none. */
  market: string;
  /** The user's own words of disclosure. */
  own: string;
  /** The user's own templates. */
  templates: OwnTemplate[];
  /** The template of each format, by its id: one of the user's own, or one to start with. */
  templateOf: Partial<Record<Format, string>>;
  /** The template of posts for a place, by the place's id. It goes before the one of the format. */
  templateAt: Partial<Record<string, string>>;
  /** Copied links are written down. */
  log: boolean;
  /** Prices that were seen are written down. */
  prices: boolean;
  /** A product at the same place within so many days is said when a draft is marked as posted; 0 for never. */
  againDays: number;
  /** Drafts that others begin with. */
  draftTemplates: DraftTemplate[];
}

const USUAL: Posting = {
  format: "link",
  short: false,
  place: "telegram",
  formatOf: {},
  hiddenPlaces: [],
  readHints: [],
  market: "",
  own: "",
  templates: [],
  templateOf: {},
  templateAt: {},
  log: true,
  prices: true,
  againDays: 14,
  draftTemplates: [],
};

/** What earlier versions store, also in their backups. */
interface Earlier {
  format?: string;
  /** The one template of every post; empty for none. */
  template?: string;
}

const EARLIER_FORMATS: Record<string, Format> = {
  plain: "link",
  "telegram-html": "telegram_html",
  "telegram-md": "telegram_markdown_v2",
};

/** The formats whose posts an earlier version's template was for. */
const TEMPLATED: Format[] = [
  "telegram",
  "whatsapp",
  "blog",
  "markdown",
  "bbcode",
  "x",
  "telegram_html",
  "telegram_markdown_v2",
  "html",
];

/** What is stored, in today's names. */
function known(stored: unknown): Partial<Posting> {
  const { format, template, ...rest } = (stored ?? {}) as Earlier;
  const found: Partial<Posting> = rest;
  if (format) found.format = EARLIER_FORMATS[format] ?? (format as Format);
  if (template) {
    found.templates = [{ id: "first", name: "", text: template }];
    found.templateOf = Object.fromEntries(TEMPLATED.map((of) => [of, "first"]));
  }
  return found;
}

export const posting = cell<Posting>({
  name: "posting",
  read: (stored) => ({ ...USUAL, ...known(stored) }),
});

/** What the user chose for posts. */

import type { Format } from "../../pkg/affix.js";
import { cell } from "./cell.js";

/** A template of the user's own. */
export interface OwnTemplate {
  id: string;
  name: string;
  text: string;
}

export interface Posting {
  /** The format used last. */
  format: Format;
  /** The place where the panel's last post went. */
  place: string;
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
  /** Copied links are written down. */
  log: boolean;
}

const USUAL: Posting = {
  format: "link",
  place: "telegram",
  hiddenPlaces: [],
  readHints: [],
  market: "",
  own: "",
  templates: [],
  templateOf: {},
  log: true,
};

/** What the first version calls the formats. */
const FORMATS_OF_FIRST: Record<string, Format> = {
  plain: "link",
  "telegram-html": "telegram_html",
  "telegram-md": "telegram_markdown_v2",
};

/** Those whose posts have had the one template of the first version. */
const TEMPLATED: Format[] = ["telegram", "whatsapp", "blog", "markdown", "bbcode", "x"];

interface First {
  format?: string;
  template?: string;
}

export const posting = cell<Posting>({
  name: "posting",
  read: (stored) => ({ ...USUAL, ...(stored as Partial<Posting> | undefined) }),
  steps: [
    (first) => {
      const { format, template, ...rest } = first as First;
      const all: Format[] = [...TEMPLATED, "telegram_html", "telegram_markdown_v2", "html"];
      return {
        ...rest,
        ...(format && { format: FORMATS_OF_FIRST[format] ?? format }),
        ...(template && {
          templates: [{ id: "first", name: "", text: template }],
          templateOf: Object.fromEntries(all.map((of) => [of, "first"])),
        }),
      };
    },
  ],
});

/** The places of a draft, as the preview offers them. */

import type { Output } from "../../../pkg/affix.js";

export const GROUPS: readonly { name: string; outputs: readonly Output[] }[] = [
  { name: "pages", outputs: ["html", "wordpress", "markdown", "hugo", "jekyll", "bio", "json-ld"] },
  {
    name: "messages",
    outputs: ["newsletter", "telegram", "telegram-album", "telegram-markdown", "telegram-markdown-album"],
  },
  { name: "posts", outputs: ["x", "instagram", "tiktok", "pinterest", "reddit", "youtube", "bbcode"] },
];

/** The name of the group that it is in; of a text where that is not known. */
export function groupOf(output: Output): string {
  if (output.startsWith("telegram")) return "telegram";
  return GROUPS.find(({ outputs }) => outputs.includes(output))?.name ?? "posts";
}

/** What a file of it ends with; a text where nothing else is said. */
const ENDINGS: Partial<Record<Output, string>> = {
  html: "html",
  newsletter: "html",
  bio: "html",
  "json-ld": "html",
  wordpress: "html",
  markdown: "md",
  hugo: "md",
  jekyll: "md",
  reddit: "md",
};

export function endingOf(output: Output): string {
  return ENDINGS[output] ?? "txt";
}

/** Outputs that are seen as their readers see them. */
export function isPage(output: Output): boolean {
  return output === "html" || output === "newsletter" || output === "bio";
}

/** The last part of a text's code. */
export function codeOf(output: Output): string {
  return output.replaceAll("-", "_");
}

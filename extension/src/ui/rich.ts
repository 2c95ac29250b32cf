/** Rich text of the core's making, as nodes to show and edit, and back as the two kinds of the clipboard. */

import type { Copied } from "../browser/clipboard.js";

/** What a paid link says of itself to search engines. */
const PAID = ["sponsored", "nofollow"].join(" ");

/** What the core writes of a post: a tag of its few, or words between tags. */
const TOKEN = /<(\/?)(a|b|i|s|br)(?: href="([^"]*)"[^>]*)?>|([^<]+)/g;

const SIGNS: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The nodes of a composed post: its few elements, and words that are never markup. */
export function nodesOf(html: string): DocumentFragment {
  const out = document.createDocumentFragment();
  let at: Node = out;
  for (const [, closing, tag, address, words] of html.matchAll(TOKEN)) {
    if (words !== undefined) {
      // Between the lines stand a break and a new line, which is the same once more.
      at.appendChild(document.createTextNode(plain(words.replaceAll("\n", ""))));
    } else if (tag && closing) {
      at = at.parentNode ?? out;
    } else if (tag) {
      const element = at.appendChild(document.createElement(tag));
      if (element instanceof HTMLAnchorElement) {
        element.href = plain(address ?? "");
        element.title = plain(address ?? "");
        element.rel = PAID;
        element.target = "_blank";
      }
      if (tag !== "br") at = element;
    }
  }
  return out;
}

function plain(written: string): string {
  return written.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign);
}

/**
 * What was made of a composed post by hand, as both kinds. A link's words are in the plain one where they were
 * before; its address is always.
 */
export function kindsOf(edited: Node, before: string): Copied {
  const text: string[] = [];
  const html: string[] = [];
  const walk = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        text.push(node.data);
        html.push(escaped(node.data).replaceAll("\n", "<br>\n"));
      } else if (node instanceof HTMLBRElement) {
        text.push("\n");
        html.push("<br>\n");
      } else if (node instanceof HTMLAnchorElement && node.href) {
        const words = node.textContent ?? "";
        text.push(words !== node.title && before.includes(words) ? `${words} ${node.title}` : node.title);
        html.push(`<a href="${escaped(node.title)}" rel="${PAID}">`, escaped(words), "</a>");
      } else if (node instanceof HTMLElement && /^[BIS]$/.test(node.tagName)) {
        const name = node.tagName.toLowerCase();
        html.push(`<${name}>`);
        walk(node);
        html.push(`</${name}>`);
      } else if (node instanceof HTMLElement) {
        // A block that the browser made of a new line.
        if (text.length > 0) {
          text.push("\n");
          html.push("<br>\n");
        }
        walk(node);
      }
    }
  };
  walk(edited);
  return { text: text.join("").trimEnd(), html: html.join("").replace(/(<br>\n?)+$/, "") };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

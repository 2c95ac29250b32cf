/** Rich text of the core's making, as nodes to show and edit, and back as the two kinds of the clipboard. */

import type { Copied } from "../browser/clipboard.js";

/** What a paid link says of itself to search engines. */
const PAID = ["sponsored", "nofollow"].join(" ");

const KEPT = new Set(["A", "B", "I", "S", "BR", "UL", "LI"]);

/** The nodes of a composed post: its few elements, nothing else of what the text may hold. */
export function nodesOf(html: string): DocumentFragment {
  const out = document.createDocumentFragment();
  out.append(...copied(new DOMParser().parseFromString(html, "text/html").body));
  return out;
}

function copied(parent: Node): Node[] {
  return [...parent.childNodes].flatMap((node): Node[] => {
    // Between the lines stand a break and a new line, which is the same once more.
    if (node instanceof Text) return [document.createTextNode(node.data.replaceAll("\n", ""))];
    if (!(node instanceof Element) || !KEPT.has(node.tagName)) return [];
    const element = document.createElement(node.tagName);
    const address = node.getAttribute("href");
    if (element instanceof HTMLAnchorElement && address?.startsWith("http")) {
      element.href = address;
      element.title = address;
      element.rel = PAID;
      element.target = "_blank";
    }
    element.append(...copied(node));
    return [element];
  });
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
        const anchor = document.createElement("a");
        anchor.href = node.title;
        anchor.rel = PAID;
        anchor.append(words);
        html.push(anchor.outerHTML);
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

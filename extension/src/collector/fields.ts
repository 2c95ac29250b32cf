/** Takes the texts that rules of the selector table ask for. Understands nothing of what it takes. */

import table, { type FieldRule } from "affix:selectors";

/** For every rule with a hit: the texts, in page order. */
export type Texts = Record<string, string[]>;

/** One space for every run of white space (as Unicode and Rust define it), at most `textLimit` characters. */
export function clean(text: string): string {
  const collapsed = text.replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, "");
  return collapsed.length <= table.textLimit ? collapsed : [...collapsed].slice(0, table.textLimit).join("");
}

export function readFields(root: ParentNode & Node, rules: FieldRule[]): Texts {
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
  const name = attributeOf(what);
  return clean((name === null ? element.textContent : element.getAttribute(name)) ?? "");
}

/** The attribute that a rule takes; `null` where it takes something else. */
export function attributeOf(what: string): string | null {
  return what.startsWith("attr:") ? what.slice("attr:".length) : null;
}

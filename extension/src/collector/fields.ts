/** Takes the texts that rules of the selector table ask for. Understands nothing of what it takes. */

import table, { type FieldRule } from "affix:selectors";

/** For every rule with a hit: the texts, in page order. */
export type Texts = Record<string, string[]>;

/** One space for every run of white space (as Unicode and Rust define it), at most `most` characters. */
export function clean(text: string, most = table.textLimit): string {
  const collapsed = text.replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, "");
  return collapsed.length <= most ? collapsed : [...collapsed].slice(0, most).join("");
}

/** What stands inside an element that `apart` selects is left out. */
export function readFields(root: ParentNode & Node, rules: FieldRule[], apart?: string): Texts {
  const found: Texts = {};
  for (const rule of rules) {
    if (rule.select === "") {
      const text = take(root as Element, rule);
      if (text) found[rule.key] = [text];
      continue;
    }
    for (const select of [rule.select].flat()) {
      const texts = hits(root, select, rule, apart);
      if (texts.length === 0) continue;
      found[rule.key] = texts;
      break;
    }
  }
  return found;
}

function hits(root: ParentNode, select: string, rule: FieldRule, apart?: string): string[] {
  const texts: string[] = [];
  for (const element of root.querySelectorAll(select)) {
    if (texts.length >= rule.limit) break;
    if (apart && element.closest(apart)) continue;
    const text = take(element, rule);
    if (text) texts.push(text);
  }
  return texts;
}

function take(element: Element, { take: what, most }: FieldRule): string {
  if (what === "present") return "1";
  const name = attributeOf(what);
  return clean((name === null ? element.textContent : element.getAttribute(name)) ?? "", most);
}

/** The attribute that a rule takes; `null` where it takes something else. */
export function attributeOf(what: string): string | null {
  return what.startsWith("attr:") ? what.slice("attr:".length) : null;
}

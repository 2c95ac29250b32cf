import { text } from "../../browser/catalogue.js";

/** What a rule's finding is called. */
export function ruleName(rule: string): string {
  return text(`ui_rule_${rule.replaceAll("-", "_")}`, {}, rule);
}

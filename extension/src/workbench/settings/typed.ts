/** Numbers that the user types: what they are is the core's to say. */

import { text } from "../../browser/catalogue.js";
import { typedNumber } from "../../core/rates.js";
import { sentence } from "../../words/sentences.js";

/** The number as plain decimal text, or `null` when it is none that can be used. */
export function readDecimal(typed: string): string | null {
  return typedNumber(typed)?.number ?? null;
}

/** Why it cannot be used: the core's reason where it can be read in two ways, else what the field asks for. */
export function decimalWrong(typed: string, asked: string): string {
  const problem = typedNumber(typed)?.problem;
  return problem && problem.code !== "number_none" ? sentence(problem) : text(asked);
}

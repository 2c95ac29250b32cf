/** What the core says of what is typed into a form, field by field. */

import type { FieldProblem } from "../../../pkg/affix.js";
import { sentence } from "../../words/sentences.js";

/** What is wrong with a field; what is only still empty is said where `missing` asks for it. */
export function wrongAt(problems: FieldProblem[], field: string, missing = false): string | null {
  const found = problems.find((problem) => problem.field === field && (missing || !problem.missing));
  return found ? sentence(found.problem) : null;
}

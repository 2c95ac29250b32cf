/** What tells for and against a product, and the question before a link is copied. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

export const vetQuestions = asked(core.vetQuestions);
/** What was read of products, by the limits of today; in the same order. */
export const vetAgain = asked((facts: core.VetFacts[], limits: core.LimitEdit[]) =>
  core.vetAgain(facts, limits, Date.now()),
);

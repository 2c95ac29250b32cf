/** What tells for and against a product, its limits, and the question before a link is copied. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const vetQuestions = asked(core.vetQuestions);
/** What was read of products, by the limits of today; in the same order. */
export const vetAgain = asked((facts: core.VetFacts[], limits: core.LimitEdit[]) =>
  core.vetAgain(facts, limits, Date.now()),
);
/** What is asked while a form is drawn: views that have settings have a core. */
export const vetLimits = askedAtOnce((edits: core.LimitEdit[]) => core.vetLimits(edits));
export const checkLimit = askedAtOnce(core.checkLimit);

/** What tells for and against a product, and the question before a link is copied. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

export const vetQuestions = asked(core.vetQuestions);
/** What was read of products, by the limits of today and by what is said of the user's own orders; in the same order. */
export const vetAgain = asked((products: string[], facts: core.VetFacts[], own: string[], limits: core.LimitEdit[]) =>
  core.vetAgain(products, facts, own, limits, Date.now()),
);

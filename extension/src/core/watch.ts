/** Products that are watched: what there is to tell of them, and when the Open Platform is asked about them. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

/** What there is to tell, by what was seen and said, and by what was told before. */
export const watchAlerts = asked(core.watchAlerts);
/** Which products are to be asked about now, and when to look again. */
export const watchPlan = asked((checking: Partial<core.Checking>, kept: core.KeptProduct[], checked: core.Checked[]) =>
  core.watchPlan(checking as core.Checking, kept, checked, Date.now()),
);
/** How it goes on after a question, by the problem that it ended in. */
export const watchAfter = asked((checking: core.Checking, problem: core.Note | null) =>
  core.watchAfter(checking, problem?.code, Date.now()),
);
/** The records that change where what was answered now is put to those stored. */
export const watchChecked = asked(
  (stored: core.Checked[], questioned: readonly string[], answers: core.ProductDetails[], country: string | null) =>
    core.watchChecked(stored, [...questioned], answers, country, Date.now()),
);

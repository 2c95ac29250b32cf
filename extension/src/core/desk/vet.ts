/** The limits of vetting, and changes to them while they are typed. */

import * as core from "../../../pkg/desk.js";
import { askedAtOnce } from "./load.js";

/** What is asked while a form is drawn: the rooms of the workbench have it. */
export const vetLimits = askedAtOnce((edits: core.LimitEdit[]) => core.vetLimits(edits));
export const checkLimit = askedAtOnce(core.checkLimit);

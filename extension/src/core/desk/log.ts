/** The log of copied links. */

import * as core from "../../../pkg/desk.js";
import { asked } from "./load.js";

export const logCsv = asked(core.logCsv);
export const logJson = asked(core.logJson);
export const erasedOfLog = asked((entries: core.LogEntry[], what: core.Erase) => [...core.eraseLog(entries, what)]);

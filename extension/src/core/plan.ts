/** Sale events and the monthly forecast. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

export const events = asked((edits: core.EventEdit[], done: string[]) => core.events(edits, done, Date.now()));
export const calendarFile = asked((entries: core.Entry[]) => core.calendarFile(entries, Date.now()));
export const checkEvent = asked(core.checkEvent);
export const zones = asked(core.zones);
export const forecast = asked(core.forecast);

/** The calendar's file, events while they are typed, and the monthly forecast. */

import * as core from "../../../pkg/desk.js";
import { asked } from "./load.js";

export const calendarFile = asked((entries: core.Entry[]) => core.calendarFile(entries, Date.now()));
export const checkEvent = asked(core.checkEvent);
export const zones = asked(core.zones);
export const forecast = asked(core.forecast);

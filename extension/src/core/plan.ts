/** Sale events. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

export const events = asked((edits: core.EventEdit[], done: string[]) => core.events(edits, done, Date.now()));

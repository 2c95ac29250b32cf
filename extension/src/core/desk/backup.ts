/** Backups of everything that is kept, piece by piece. */

import * as core from "../../../pkg/desk.js";
import { asked } from "./load.js";

export const beginBackup = asked(core.beginBackup);
/** `lines` has the JSON text of a record in each. */
export const addToBackup = asked(core.addToBackup);
export const endBackup = asked(core.endBackup);
/** Checks whole lines of a backup, the first ones where nothing was checked so far. */
export const openBackup = asked(core.openBackup);

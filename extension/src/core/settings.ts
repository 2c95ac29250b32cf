/** The settings as they are stored and as a file. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

/** What a file of settings holds, and what of it cannot be used. */
export const openSettings = asked(core.openSettings);
export const normalizeSettings = asked((stored: unknown) => core.normalizeSettings(stored));
/** The whole key of the Open Platform in a file of settings. */
export const keyInSettings = asked(core.keyInSettings);

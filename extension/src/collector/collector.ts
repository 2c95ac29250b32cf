/** Injected into the page in front; the build makes `snapshot` the script's value. */

import { collect } from "./collect.js";

export const snapshot = collect(document, location.href);

/** What is kept: the user's shortlist, and tables as files. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

/** What the user's shortlist would earn today, at the prices that were seen and said last. */
export const shortlist = asked(
  (
    kept: core.KeptProduct[],
    seen: core.SeenProduct[],
    checked: core.Checked[],
    settings: core.Settings,
    profile: string | null,
    own: string[],
  ) => core.shortlist(kept, seen, checked, settings, profile, own, Date.now()),
);
/** Lines of equally many cells as CSV, the headings first; a spreadsheet takes none of them for a formula. */
export const tableCsv = asked((lines: string[][]) => core.tableCsv(lines.flat(), lines[0]?.length ?? 1));

/** What the user chose for posts. */

import type { Format } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export interface Posting {
  /** The format used last. */
  format: Format;
  /** Market whose disclosure posts get; empty for none. */
  market: string;
  /** The user's own words of disclosure. */
  own: string;
  /** The user's own template for posts; empty for the usual one. */
  template: string;
  /** Copied links are written down. */
  log: boolean;
}

export const posting = cell<Posting>({
  name: "posting",
  read: (stored) => ({
    format: "plain",
    market: "",
    own: "",
    template: "",
    log: true,
    ...(stored as Partial<Posting> | undefined),
  }),
});

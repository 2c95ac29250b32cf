import { Notice } from "../controls/Notice.js";
import type { Shortlist } from "../hooks/useShortlist.js";

/** That the shortlist is as it was, and why. */
export function ShortlistTrouble({ shortlist: { trouble } }: { shortlist: Shortlist }) {
  if (!trouble) return null;
  return (
    <Notice tone="bad" alert>
      {trouble}
    </Notice>
  );
}

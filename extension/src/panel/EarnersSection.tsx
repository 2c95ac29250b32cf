import { useCallback } from "preact/hooks";
import type { Earner } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Earners } from "../products/Earners.js";
import { useShortlist } from "../ui/hooks/useShortlist.js";
import type { PanelSectionProps } from "./parts.js";
import { useListing } from "./useListing.js";
import { usePostChosen } from "./usePostChosen.js";

/** The products of the listing in view: what they cost, sell and earn. */
export function EarnersSection({ settings, used, shown, posted, heard }: PanelSectionProps) {
  const shortlist = useShortlist();
  const listing = useListing({ settings, profile: used?.id ?? null, shown });
  const url = listing.stage === "here" ? listing.url : null;
  // Links are made for the site that the listing is on.
  const addressOf = useCallback(({ siteId }: Earner) => `${url ? new URL(url).origin : ""}/item/${siteId}.html`, [url]);
  const more = usePostChosen({ addressOf, settings, used });
  if (listing.stage !== "here") {
    return (
      <p class="soft" role="status">
        {text(`ui_earners_${listing.stage}`)}
      </p>
    );
  }
  return (
    <Earners
      label={text("ui_earners_title")}
      look={listing.look}
      addressOf={addressOf}
      shortlist={shortlist}
      settings={settings}
      used={used}
      file="affix-products"
      more={more}
      asked={posted}
      heard={heard}
    />
  );
}

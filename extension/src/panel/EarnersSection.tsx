import { useCallback, useState } from "preact/hooks";
import type { Earner, Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Earners } from "../products/Earners.js";
import { Button } from "../ui/controls/Button.js";
import { useShortlist } from "../ui/hooks/useShortlist.js";
import { ListOutput } from "./ListOutput.js";
import type { PanelSectionProps } from "./parts.js";
import { useListing } from "./useListing.js";

/** The products of the listing in view: what they cost, sell and earn. */
export function EarnersSection({ settings, used, shown }: PanelSectionProps) {
  const shortlist = useShortlist();
  const [posting, setPosting] = useState(false);
  const listing = useListing({ settings, profile: used?.id ?? null, shown });
  const url = listing.stage === "here" ? listing.url : null;
  // Links are made for the site that the listing is on.
  const addressOf = useCallback(({ siteId }: Earner) => `${url ? new URL(url).origin : ""}/item/${siteId}.html`, [url]);
  if (listing.stage !== "here") {
    return (
      <p class="soft" role="status">
        {text(`ui_earners_${listing.stage}`)}
      </p>
    );
  }
  const more = (chosen: Earner[], rows: Row[]) => (
    <>
      <Button drawing="edit" aria-expanded={posting} onClick={() => setPosting(!posting)}>
        {text("ui_chosen_post")}
      </Button>
      {posting && used && (
        <div class="posted">
          <ListOutput
            rows={rows}
            list={chosen.map(addressOf).join("\n")}
            titles={new Map(chosen.map(({ id, title }) => [id, title ?? ""]))}
            settings={settings}
            used={used}
          />
        </div>
      )}
    </>
  );
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
    />
  );
}

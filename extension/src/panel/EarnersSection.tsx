import { useCallback, useState } from "preact/hooks";
import type { Earner, Order } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { count } from "../words/sentences.js";
import type { PanelSectionProps } from "./parts.js";
import { RankedEarners } from "./RankedEarners.js";
import { useListing } from "./useListing.js";

/** The products of the listing in view, those first that earn most. */
export function EarnersSection({ settings, used, shown }: PanelSectionProps) {
  const [chosen, setChosen] = useState<Order | null>(null);
  const listing = useListing({ settings, profile: used?.id ?? null, by: chosen, shown });
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
  return (
    <div class="stack">
      <p class="soft fine" role="status">
        {count("ui_cards", listing.look.cards.length)}
      </p>
      <RankedEarners look={listing.look} addressOf={addressOf} settings={settings} used={used} onOrder={setChosen} />
    </div>
  );
}

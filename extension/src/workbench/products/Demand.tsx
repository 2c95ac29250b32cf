import { text } from "../../browser/catalogue.js";
import { openPage } from "../../browser/pages.js";
import { Button } from "../../ui/controls/Button.js";

/** Where people ask for things; the words go behind. */
const PLACES = {
  reddit: "https://www.reddit.com/search/?q=",
  youtube: "https://www.youtube.com/results?search_query=",
  trends: "https://trends.google.com/trends/explore?q=",
} as const;

type Place = keyof typeof PLACES;

/** The user's own searches for what they have in mind, each opened in a tab by a click. */
export function Demand({ words }: { words: string | null }) {
  const wanted = words?.trim();
  if (!wanted) return null;
  return (
    <div class="demand" role="group" aria-label={text("ui_demand")}>
      <b>{text("ui_demand")}</b>
      {(Object.keys(PLACES) as Place[]).map((place) => (
        <Button
          key={place}
          kind="quiet"
          drawing="open"
          onClick={() => void openPage(PLACES[place] + encodeURIComponent(wanted))}
        >
          {text(`ui_demand_${place}`)}
        </Button>
      ))}
      <span class="soft fine">{text("ui_demand_is")}</span>
    </div>
  );
}

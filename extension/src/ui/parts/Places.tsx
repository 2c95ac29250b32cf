import type { Platform } from "../../../pkg/affix.js";
import type { Posting } from "../../stored/posting.js";
import { placeName } from "../../words/names.js";
import { Switch } from "../controls/Switch.js";
import type { ChangePosting } from "../hooks/usePosting.js";

interface PlacesProps {
  posting: Posting;
  change: ChangePosting;
  places: Platform[];
}

/** The places that are offered; one that is not used is hidden. */
export function Places({ posting, change, places }: PlacesProps) {
  const { hiddenPlaces } = posting;
  return (
    <div class="stack">
      {places.map((place) => (
        <Switch
          key={place.id}
          label={placeName(place)}
          on={!hiddenPlaces.includes(place.id)}
          onChange={(on) =>
            change({
              hiddenPlaces: on ? hiddenPlaces.filter((hidden) => hidden !== place.id) : [...hiddenPlaces, place.id],
            })
          }
        />
      ))}
    </div>
  );
}

import type { Earner, Profile, Row, Settings } from "../../pkg/affix.js";
import { PostOfChosen } from "./PostOfChosen.js";

interface Chosen {
  addressOf: (earner: Earner) => string;
  settings: Settings;
  used: Profile | null;
}

/** What a table of earners offers for those that are chosen: a post of all of them. */
export function usePostChosen({ addressOf, settings, used }: Chosen) {
  return (chosen: Earner[], rows: Row[]) =>
    used && (
      <PostOfChosen
        rows={rows}
        list={chosen.map(addressOf).join("\n")}
        products={chosen}
        settings={settings}
        used={used}
      />
    );
}

import { useState } from "preact/hooks";
import type { Earner, Profile, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { ListOutput } from "./ListOutput.js";

interface Chosen {
  addressOf: (earner: Earner) => string;
  settings: Settings;
  used: Profile | null;
}

/** What a table of earners offers for those that are chosen: their posts, which stay open while the choice changes. */
export function usePostChosen({ addressOf, settings, used }: Chosen) {
  const [posting, setPosting] = useState(false);
  return (chosen: Earner[], rows: Row[]) => (
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
}

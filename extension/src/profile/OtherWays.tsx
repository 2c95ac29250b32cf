import type { ComponentChildren } from "preact";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";

/** What can be done where there is no own link to paste. */
export type Way = "hand" | "key" | "join";

const LABELS: Record<Way, string> = { hand: "ui_way_hand", key: "ui_way_key", join: "ui_way_join" };

interface OtherWaysProps {
  ways: readonly Way[];
  chosen: Way | null;
  choose: (way: Way | null) => void;
  /** The chosen one itself. */
  children: ComponentChildren;
}

/** The other ways to a link of one's own, a word each; the one that is chosen unfolds below. */
export function OtherWays({ ways, chosen, choose, children }: OtherWaysProps) {
  return (
    <div class="otherways">
      <div class="row hem">
        {ways.map((way) => (
          <Button
            key={way}
            kind="quiet"
            aria-expanded={way === chosen}
            onClick={() => choose(way === chosen ? null : way)}
          >
            {text(LABELS[way])}
          </Button>
        ))}
      </div>
      {chosen && <div class={`way ${chosen}`}>{children}</div>}
    </div>
  );
}

import { text } from "../../browser/catalogue.js";
import { openRoom } from "../../browser/pages.js";
import { Button } from "../controls/Button.js";
import { UndoNotice } from "../controls/UndoNotice.js";
import type { Dropped } from "../hooks/useShortlist.js";
import { NotStored } from "./NotStored.js";
import { productName } from "./ProductRow.js";

interface ShortlistSaidProps {
  of: Dropped;
  /** The list is elsewhere: what was put on it leads there. */
  leads?: boolean;
}

/** What came of the last change of the shortlist: why it was not stored, where it is, or what went with it and can be brought back. */
export function ShortlistSaid({ of: { dropped, added, restore, trouble }, leads = false }: ShortlistSaidProps) {
  return (
    <>
      <NotStored why={trouble} />
      {dropped && <UndoNotice said={text("ui_kept_dropped", { name: productName(dropped) })} undo={restore} />}
      {leads && (
        <p class={added && !trouble ? "keptsaid" : "unseen"} role="status">
          {added && !trouble && (
            <>
              {text("ui_kept")}
              <Button kind="quiet" onClick={() => void openRoom("products")}>
                {text("ui_kept_open")}
              </Button>
            </>
          )}
        </p>
      )}
    </>
  );
}

import { text } from "../../browser/catalogue.js";
import { UndoNotice } from "../controls/UndoNotice.js";
import type { Dropped } from "../hooks/useShortlist.js";
import { NotStored } from "./NotStored.js";
import { productName } from "./ProductRow.js";

/** What came of the last change of the shortlist: why it was not stored, or what went with it and can be brought back. */
export function ShortlistSaid({ of: { dropped, restore, trouble } }: { of: Dropped }) {
  return (
    <>
      <NotStored why={trouble} />
      {dropped && <UndoNotice said={text("ui_kept_dropped", { name: productName(dropped) })} undo={restore} />}
    </>
  );
}

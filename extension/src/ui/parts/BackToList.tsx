import { text } from "../../browser/catalogue.js";
import { openRoom } from "../../browser/pages.js";
import { bringToFront } from "../../browser/tabs.js";
import { Button } from "../controls/Button.js";

/** Brings the tab to the front in which a short link of the list was opened, or the list where that tab is closed. */
export function BackToList({ tabId }: { tabId: number }) {
  return (
    <Button kind="quiet" onClick={() => void bringToFront(tabId).catch(() => openRoom("links/list"))}>
      {text("ui_row_back")}
    </Button>
  );
}

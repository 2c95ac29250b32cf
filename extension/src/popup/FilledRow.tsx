import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { inPrivateWindow } from "../browser/pages.js";
import { fillFrom } from "../stored/collecting.js";
import { BackToList } from "../ui/parts/BackToList.js";
import type { PopupState } from "./usePopup.js";

/** Where a short link of the user's list led to this page: its row has the page now, and the way back to the list. */
export function FilledRow({ state: { page, snapshot } }: { state: PopupState }) {
  const [back, setBack] = useState<number | null>(null);
  const tabId = page?.tabId;
  const url = snapshot?.url;
  useEffect(() => {
    if (tabId === undefined || !url) return;
    let over = false;
    inPrivateWindow()
      .then((secret) => (secret ? null : fillFrom({ tabId, url })))
      .then((tab) => !over && setBack(tab), console.error);
    return () => {
      over = true;
    };
  }, [tabId, url]);
  if (back === null) return null;
  return (
    <section class="filledrow" role="status">
      <span>{text("ui_row_filled")}</span>
      <BackToList tabId={back} />
    </section>
  );
}

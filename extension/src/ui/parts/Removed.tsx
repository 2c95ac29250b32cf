import { useEffect, useState } from "preact/hooks";
import type { Look } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openTab } from "../../browser/tabs.js";
import { searchFor } from "../../core/page.js";
import { Button } from "../controls/Button.js";
import { useShortlist } from "../hooks/useShortlist.js";
import { NotStored } from "./NotStored.js";

/** What can still be done with a product that AliExpress has removed. */
export function Removed({ look: { address, page } }: { look: Look }) {
  const { kept, keep, trouble } = useShortlist();
  const [search, setSearch] = useState<string | null>(null);
  const mine = kept?.find(({ id }) => id === address.productId);
  const title = page?.product?.title ?? mine?.title ?? null;
  useEffect(() => {
    let over = false;
    if (!title) return setSearch(null);
    searchFor(title).then((found) => !over && setSearch(found), console.error);
    return () => {
      over = true;
    };
  }, [title]);
  if (page?.kind !== "unavailable" || !(search || mine)) return null;
  return (
    <div class="stack">
      <div class="row">
        {search && (
          <Button drawing="find" title={title ?? undefined} onClick={() => void openTab(search)}>
            {text("ui_removed_search")}
          </Button>
        )}
        {mine && !mine.goneAt && (
          <Button drawing="check" onClick={() => void keep({ ...mine, goneAt: new Date().toISOString() })}>
            {text("ui_removed_mark")}
          </Button>
        )}
      </div>
      <p class={mine?.goneAt ? "soft fine" : "unseen"} role="status">
        {mine?.goneAt && text("ui_removed_marked")}
      </p>
      <NotStored why={trouble} />
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import type { Format, PostItem, Row, SeenProduct } from "../../../pkg/affix.js";
import { listedItem } from "../../posts/postItem.js";
import { PostDialog } from "../../products/PostDialog.js";
import { RowMenu } from "../../products/RowMenu.js";
import { logEntry } from "../../stored/entries.js";
import { logCopied } from "../../stored/log.js";
import { rowsOf } from "../../ui/hooks/useRows.js";
import type { Shortlist } from "../../ui/hooks/useShortlist.js";
import { productName } from "../../ui/parts/ProductRow.js";
import { sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { addressOf, keptSeen } from "./seen.js";

interface SeenMenu {
  menu: (product: SeenProduct) => ComponentChildren;
  /** What came of it, and the post that is being written. */
  told: ComponentChildren;
}

/** The menus of products that were seen. A link is made when it is asked for: there are thousands of rows. */
export function useSeenMenu({ settings, used }: Pick<RoomProps, "settings" | "used">, shortlist: Shortlist): SeenMenu {
  const [said, setSaid] = useState("");
  const [posted, setPosted] = useState<{ product: SeenProduct; item: PostItem } | null>(null);
  const made = useRef<Row | null>(null);

  async function itemOf(product: SeenProduct): Promise<PostItem | null> {
    if (!used) return null;
    const { rows, problem } = await rowsOf(addressOf(product), settings, used.id);
    const row = rows[0] ?? null;
    const why = problem ?? row?.problem;
    if (why) setSaid(sentence(why));
    made.current = row;
    return row?.link ? listedItem(product, row.link) : null;
  }

  function copied({ title }: SeenProduct, format: Format): void {
    const row = made.current;
    if (row && used) void logCopied([logEntry({ ...row, title }, used, format)]);
  }

  const menu = useCallback(
    (product: SeenProduct) => (
      <RowMenu
        name={productName(product)}
        item={used && (() => itemOf(product))}
        copied={(format) => copied(product, format)}
        post={(item) => setPosted({ product, item })}
        address={addressOf(product)}
        product={keptSeen(product)}
        shortlist={shortlist}
        say={setSaid}
      />
    ),
    [settings, used, shortlist],
  );
  return {
    menu,
    told: (
      <>
        <p class="fine rowsaid" role="status">
          {said}
        </p>
        {posted && (
          <PostDialog
            name={productName(posted.product)}
            item={posted.item}
            copied={(format) => copied(posted.product, format)}
            close={() => setPosted(null)}
          />
        )}
      </>
    ),
  };
}

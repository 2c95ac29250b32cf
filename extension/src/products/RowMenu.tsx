import { useEffect, useRef, useState } from "preact/hooks";
import type { Earner, Format, Profile, Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyKinds } from "../browser/clipboard.js";
import { openPage, openRoom } from "../browser/pages.js";
import { compose } from "../core/post.js";
import { postOf } from "../posts/post.js";
import { earnerItem } from "../posts/postItem.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { posting } from "../stored/posting.js";
import { RoundButton } from "../ui/controls/Button.js";
import { mayCopy } from "../ui/controls/guard.js";
import { keptEarner, type Shortlist } from "../ui/hooks/useShortlist.js";
import { troubleText } from "../ui/page.js";
import { productName } from "../ui/parts/ProductRow.js";
import { FORMATS, formatName } from "../words/names.js";
import { sentence } from "../words/sentences.js";

interface RowMenuProps {
  earner: Earner;
  row: Row | null;
  address: string;
  used: Profile | null;
  shortlist: Shortlist;
  /** Says what came of it. */
  say: (what: string) => void;
}

/** What else can be done with the product of a row. Its items are there only while it is open: a table has many rows. */
export function RowMenu({ earner, row, address, used, shortlist, say }: RowMenuProps) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const name = productName(earner);
  const kept = shortlist.kept?.some(({ id }) => id === earner.id) ?? false;
  useEffect(() => {
    if (!open) return;
    const source = button.current?.querySelector("button");
    (menu.current as { showPopover(how: { source?: Element | null | undefined }): void } | null)?.showPopover({
      source,
    });
    menu.current?.querySelector<HTMLElement>(".item")?.focus();
  }, [open]);
  function act(work: () => unknown): void {
    menu.current?.hidePopover();
    Promise.resolve(work()).catch((why: unknown) => say(troubleText(why)));
  }
  async function copyAs(format: Format): Promise<void> {
    if (!row?.link) return;
    const made =
      format === "link"
        ? { text: row.link, html: null, problem: null }
        : await compose(postOf(await posting.read(), [earnerItem(earner, row.link)], format));
    if (made.text === null) return say(made.problem ? sentence(made.problem) : "");
    if (!(await mayCopy([{ productId: earner.id, title: earner.title }]))) return;
    await copyKinds({ text: made.text, html: made.html });
    if (used) void logCopied([logEntry({ ...row, title: earner.title }, used, format)]);
    say(text("ui_row_copied", { format: formatName(format), product: name }));
  }
  return (
    <span ref={button} class="rowmenu">
      <RoundButton
        drawing="more"
        label={text("ui_row_more", { product: name })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && (
        <div
          ref={menu}
          class="menu"
          popover="auto"
          role="menu"
          aria-label={text("ui_row_more", { product: name })}
          onToggle={({ newState }) => newState === "closed" && setOpen(false)}
          onKeyDown={walk}
        >
          {row?.link &&
            FORMATS.map((format) => (
              <Item
                key={format}
                label={text("ui_row_copy_as", { format: formatName(format) })}
                act={() => act(() => copyAs(format))}
              />
            ))}
          <Item
            label={text(kept ? "ui_row_drop" : "ui_row_keep")}
            act={() => act(() => (kept ? shortlist.drop(earner.id) : shortlist.keep(keptEarner(earner, address))))}
          />
          <Item label={text("ui_row_page")} act={() => act(() => openPage(address))} />
          <Item label={text("ui_row_full")} act={() => act(() => openRoom(`products/${earner.id}`))} />
        </div>
      )}
    </span>
  );
}

function Item({ label, act }: { label: string; act: () => void }) {
  return (
    <button type="button" class="item" role="menuitem" tabIndex={-1} onClick={act}>
      <span class="grow">{label}</span>
    </button>
  );
}

/** Arrows go from item to item, Home and End to the ends; Escape closes the menu, and nothing behind it. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget;
  const items = [...menu.querySelectorAll<HTMLElement>(".item")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    menu.hidePopover();
    return;
  }
  const place = to[event.key];
  if (place === undefined) return;
  event.preventDefault();
  items.at(place % items.length)?.focus();
}

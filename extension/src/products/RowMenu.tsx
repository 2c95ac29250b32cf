import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Format, KeptProduct, PostItem } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyKinds } from "../browser/clipboard.js";
import { openPage, openRoom } from "../browser/pages.js";
import { compose } from "../core/post.js";
import { postOf } from "../posts/post.js";
import { posting } from "../stored/posting.js";
import { RoundButton } from "../ui/controls/Button.js";
import { mayCopy } from "../ui/controls/guard.js";
import type { Shortlist } from "../ui/hooks/useShortlist.js";
import { troubleText } from "../ui/page.js";
import { FORMATS, formatName } from "../words/names.js";
import { sentence } from "../words/sentences.js";

interface RowMenuProps {
  /** What the row's product is called. */
  name: string;
  /** What a post says of it, with the user's own link; `null` as long as there is no such link, or where none was made. */
  item: (() => PostItem | null | Promise<PostItem | null>) | null;
  /** Writes down that its link was copied in a format. */
  copied: (format: Format) => void;
  /** Opens a post of it to change. */
  post: (item: PostItem) => void;
  /** Its page. */
  address: string | null;
  /** The product as it is kept; `null` where its number is not known. */
  product: KeptProduct | null;
  shortlist: Shortlist;
  /** Says what came of it. */
  say: (what: string) => void;
}

/** What else can be done with the product of a row. Its items are there only while it is open: a table has many rows. */
export function RowMenu({ name, item, copied, post, address, product, shortlist, say }: RowMenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const kept = shortlist.kept?.some(({ id }) => id === product?.id) ?? false;
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
    new Promise((resolve) => resolve(work())).catch((why: unknown) => say(troubleText(why)));
  }
  async function copyAs(format: Format): Promise<void> {
    const said = await item?.();
    if (!said) return;
    const made =
      format === "link"
        ? { text: said.link, html: null, problem: null }
        : await compose(postOf(await posting.read(), [said], format));
    if (made.text === null) return say(made.problem ? sentence(made.problem) : "");
    if (!(await mayCopy([{ productId: product?.id ?? null, title: name }]))) return;
    await copyKinds({ text: made.text, html: made.html });
    copied(format);
    say(text("ui_row_copied", { format: formatName(format), product: name }));
  }
  async function write(): Promise<void> {
    const said = await item?.();
    if (said) post(said);
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
          {item && (
            <div role="group" aria-labelledby={`${id}-copy`} class="copies">
              <span id={`${id}-copy`} class="label">
                {text("ui_row_copy_all")}
              </span>
              {FORMATS.map((format) => (
                <Item
                  key={format}
                  label={formatName(format)}
                  name={text("ui_row_copy_as", { format: formatName(format) })}
                  act={() => act(() => copyAs(format))}
                />
              ))}
            </div>
          )}
          {item && <Item label={text("ui_row_post")} act={() => act(write)} />}
          {product && (
            <Item
              label={text(kept ? "ui_row_drop" : "ui_row_keep")}
              act={() => act(() => (kept ? shortlist.drop(product.id) : shortlist.keep(product)))}
            />
          )}
          {address && <Item label={text("ui_row_page")} act={() => act(() => openPage(address))} />}
          {product && <Item label={text("ui_row_full")} act={() => act(() => openRoom(`products/${product.id}`))} />}
        </div>
      )}
    </span>
  );
}

interface ItemProps {
  label: string;
  /** What assistive technology calls it, where the label needs what stands above it. */
  name?: string;
  act: () => void;
}

function Item({ label, name, act }: ItemProps) {
  return (
    <button type="button" class="item" role="menuitem" tabIndex={-1} aria-label={name} onClick={act}>
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

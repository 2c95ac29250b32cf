import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { KeptProduct } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openPanel } from "../stored/panel.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { useKept } from "../ui/hooks/useShortlist.js";
import { ShortlistSaid } from "../ui/parts/ShortlistSaid.js";

/** What “More” unfolds above the row. */
export interface Drawer {
  name: string;
  label: string;
  content: ComponentChildren;
}

interface FootProps {
  /** What can be kept; `null` as long as it is not known, nothing where nothing can be. */
  product?: KeptProduct | null;
  tabId: number | null;
  /** A post can be written of the page. */
  post: boolean;
  /** What “More” offers. */
  drawers: Drawer[];
}

/** The popup's last row: keep, post, more. What “More” opens stands above it. */
export function Foot({ product, tabId, post, drawers }: FootProps) {
  const kept = useKept(product ?? null);
  const { there, keep, drop } = kept;
  const [open, setOpen] = useState<string | null>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = drawers.find(({ name }) => name === open);
  const panel = (part: string): void => void openPanel(tabId, part).then(() => window.close());
  return (
    <>
      {shown && (
        <section key={shown.name} class="drawer" aria-labelledby={`${id}-title`}>
          <div class="heading">
            <h2 id={`${id}-title`}>{shown.label}</h2>
            <RoundButton drawing="caret" label={text("ui_fold_away")} onClick={() => setOpen(null)} />
          </div>
          {shown.content}
        </section>
      )}
      <ShortlistSaid leads of={kept} />
      <nav class="foot" aria-label={text("ui_this_page")}>
        {product !== undefined && (
          <Button
            drawing={there ? "kept" : "keep"}
            title={text(there ? "ui_kept" : "ui_keep")}
            aria-pressed={there === true}
            disabled={!product || there === null}
            onClick={there ? drop : keep}
          >
            {text(there ? "ui_kept_short" : "ui_keep_short")}
          </Button>
        )}
        {post ? (
          <Button drawing="edit" onClick={() => panel("post")}>
            {text("ui_post_title")}
          </Button>
        ) : (
          <Button drawing="paste" onClick={() => panel("collect")}>
            {text("ui_collect")}
          </Button>
        )}
        <Button drawing="more" popovertarget={id} aria-haspopup="dialog">
          {text("ui_more")}
        </Button>
        <div
          id={id}
          ref={menu}
          class="menu more"
          popover="auto"
          role="dialog"
          aria-label={text("ui_more")}
          onToggle={({ newState, currentTarget }) =>
            newState === "open" && currentTarget.querySelector<HTMLElement>(".item")?.focus()
          }
          onKeyDown={walk}
        >
          {drawers.map(({ name, label }) => (
            <button
              key={name}
              type="button"
              class="item"
              onClick={() => {
                menu.current?.hidePopover();
                setOpen(name);
              }}
            >
              <span class="grow">{label}</span>
              <Icon name="turn" />
            </button>
          ))}
        </div>
      </nav>
    </>
  );
}

/** Arrows go from line to line; Escape closes the menu, and nothing behind it. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    menu.hidePopover();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll<HTMLElement>(".item")];
  items.at((items.indexOf(document.activeElement as HTMLElement) + step) % items.length)?.focus();
}

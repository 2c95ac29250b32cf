import { useEffect, useRef, useState } from "preact/hooks";
import type { Format } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Icon } from "../ui/controls/Icon.js";
import { BOT_FORMATS, FORMATS, formatName } from "../words/names.js";

/** Rows of the menu's two columns. */
const ROWS = 4;

interface FormatMenuProps {
  id: string;
  /** What the button beside it copies. */
  remembered: Format;
  /** Only the link is offered. */
  reading: boolean;
  /** The keys copy without the menu. */
  keys: boolean;
  choose: (format: Format) => void;
}

/** Opens the menu, at the formats for bots if they are wanted. */
export function openFormats(id: string, page: "bots"): void {
  const menu = document.getElementById(id);
  if (!menu) return;
  menu.dataset.page = page;
  if (!menu.matches(":popover-open")) menu.showPopover();
  menu.dispatchEvent(new Event("turn"));
}

/** All formats, in two columns over what stands below; those for bots on a page of their own. */
export function FormatMenu({ id, remembered, reading, keys, choose }: FormatMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [bots, setBots] = useState(false);
  const shown = bots ? BOT_FORMATS : FORMATS;

  useEffect(() => {
    const element = menu.current;
    const turn = (): void => setBots(element?.dataset.page === "bots");
    element?.addEventListener("turn", turn);
    return () => element?.removeEventListener("turn", turn);
  }, []);

  // The page that was turned to has other items.
  useEffect(() => {
    if (menu.current?.matches(":popover-open")) focusChecked(menu.current);
  }, [bots]);

  function take(format: Format): void {
    menu.current?.hidePopover();
    choose(format);
  }

  return (
    <div
      id={id}
      ref={menu}
      class="menu formats"
      popover="auto"
      role="menu"
      aria-label={text("ui_copy_as")}
      onToggle={({ newState, currentTarget }) => {
        if (newState === "open") {
          setBots(currentTarget.dataset.page === "bots");
          focusChecked(currentTarget);
        } else {
          delete currentTarget.dataset.page;
          setBots(false);
        }
      }}
      onKeyDown={walk}
    >
      {shown.map((format, place) => (
        <button
          key={format}
          type="button"
          class="item"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={format === remembered}
          aria-keyshortcuts={keys && !bots ? String(place + 1) : undefined}
          disabled={reading && format !== "link"}
          onClick={() => take(format)}
        >
          {!bots && <kbd aria-hidden="true">{place + 1}</kbd>}
          <span class="grow">{formatName(format)}</span>
          {format === remembered && <Icon name="check" />}
        </button>
      ))}
      {!bots && (
        <button
          type="button"
          class="item"
          role="menuitem"
          tabIndex={-1}
          aria-keyshortcuts={keys ? "B" : undefined}
          disabled={reading}
          onClick={() => setBots(true)}
        >
          <kbd aria-hidden="true">B</kbd>
          <span class="grow">{text("ui_formats_bots")}</span>
          <Icon name="turn" />
        </button>
      )}
    </div>
  );
}

function focusChecked(menu: HTMLElement): void {
  const item =
    menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu.querySelector<HTMLElement>(".item:enabled");
  item?.focus();
}

/** Arrows go from format to format, sideways to the other column; Escape closes the menu, and nothing behind it. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    menu.hidePopover();
    return;
  }
  const sideways = getComputedStyle(menu).direction === "rtl" ? -ROWS : ROWS;
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: sideways, ArrowLeft: -sideways };
  const items = [...menu.querySelectorAll<HTMLElement>(".item:enabled")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = steps[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  items.at((at + step) % items.length)?.focus();
}

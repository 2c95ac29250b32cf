import { useEffect, useRef, useState } from "preact/hooks";
import type { Format } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import type { ShortLinks } from "../profile/shortLinks.js";
import { Icon } from "../ui/controls/Icon.js";
import { BOT_FORMATS, FORMATS, formatName } from "../words/names.js";

/** What can be copied: a post or link in a format, or AliExpress' short link. */
export type Choice = Format | "short";

/** Rows of the menu's two columns. */
const ROWS = 4;

interface FormatMenuProps {
  id: string;
  /** What the button beside it copies. */
  remembered: Choice;
  /** Only the link is offered. */
  reading: boolean;
  /** The keys copy without the menu. */
  keys: boolean;
  /** Whether the short link is one of them; not offered at all while that is not known. */
  short: ShortLinks | null;
  choose: (format: Choice) => void;
}

/** The key of the short link. */
export const SHORT_KEY = String(FORMATS.length + 1);

/** Opens the menu, at the formats for bots if they are wanted. */
export function openFormats(id: string, page: "bots"): void {
  const menu = document.getElementById(id);
  if (!menu) return;
  menu.dataset.page = page;
  if (!menu.matches(":popover-open")) menu.showPopover();
  menu.dispatchEvent(new Event("turn"));
}

/** All formats, in two columns over what stands below; those for bots on a page of their own. */
export function FormatMenu({ id, remembered, reading, keys, short, choose }: FormatMenuProps) {
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

  function take(format: Choice): void {
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
      {!bots && short?.absent && (
        <button
          type="button"
          class="item below"
          role="menuitem"
          tabIndex={-1}
          disabled={!short.mends}
          onClick={() => openOptions("platform")}
        >
          <kbd aria-hidden="true" />
          <span class="grow">
            {text("ui_format_short")}
            <span class="soft">{short.absent}</span>
          </span>
          {short.mends && <Icon name="turn" />}
        </button>
      )}
      {!bots && short?.trackingId && (
        <button
          type="button"
          class="item below"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={remembered === "short"}
          aria-keyshortcuts={keys ? SHORT_KEY : undefined}
          onClick={() => take("short")}
        >
          <kbd aria-hidden="true">{SHORT_KEY}</kbd>
          <span class="grow">{text("ui_format_short")}</span>
          {remembered === "short" && <Icon name="check" />}
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
  const step = steps[event.key];
  // What stands below both columns has nothing beside it.
  const among = Math.abs(step ?? 0) === ROWS ? ".item:enabled:not(.below)" : ".item:enabled";
  const items = [...menu.querySelectorAll<HTMLElement>(among)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (!step || at < 0) return;
  event.preventDefault();
  items.at((at + step) % items.length)?.focus();
}

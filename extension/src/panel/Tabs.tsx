import { text } from "../browser/catalogue.js";
import { number } from "../words/money.js";
import { PARTS, type PartName } from "./parts.js";

interface TabsProps {
  shown: PartName;
  /** How many products are kept, beside “Collect”. */
  kept: number;
  choose: (part: PartName) => void;
}

/** The panel's parts: one stop for the keyboard, arrows between them. */
export function Tabs({ shown, kept, choose }: TabsProps) {
  function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const at = PARTS.indexOf(shown);
    const next =
      event.key === forward
        ? PARTS[(at + 1) % PARTS.length]
        : event.key === backward
          ? PARTS.at(at - 1)
          : event.key === "Home"
            ? PARTS[0]
            : event.key === "End"
              ? PARTS.at(-1)
              : undefined;
    if (!next) return;
    event.preventDefault();
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  }
  return (
    <nav aria-label={text("ui_panel_title")}>
      <div class="tabs" role="tablist" aria-label={text("ui_sections")} onKeyDown={walk}>
        {PARTS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls={`part-${name}`}
            aria-selected={name === shown}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => choose(name)}
          >
            {text(`ui_${name}_title`)}
            {name === "collect" && kept > 0 && <span class="n">{number(kept)}</span>}
          </button>
        ))}
      </div>
    </nav>
  );
}

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { Icon, type IconName } from "../ui/controls/Icon.js";

/** Something that the palette finds and does. */
export interface Entry {
  id: string;
  group: "rooms" | "settings" | "products" | "actions";
  label: string;
  drawing: IconName;
  /** What else it is found by. */
  more?: string;
  run: () => void;
}

interface PaletteProps {
  entries: Entry[];
  close: () => void;
}

/** Lines drawn at once: more than anybody reads. */
const MOST = 40;

/** Finds rooms, settings, products and actions by their words; arrows choose, Enter does it, Escape closes. */
export function Palette({ entries, close }: PaletteProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const found = matching(entries, wanted).slice(0, MOST);
  const chosen = found[Math.min(at, found.length - 1)];
  const lineId = (entry: Entry): string => `${id}-${entry.id}`;
  useEffect(() => {
    if (chosen) document.getElementById(lineId(chosen))?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  function act(entry: Entry | undefined): void {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  }

  function press(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 };
    const to = steps[event.key];
    if (to !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((to + found.length) % found.length);
    }
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      act(chosen);
    }
  }

  return (
    <dialog
      ref={dialog}
      class="palette"
      // A click beside it closes it, too.
      closedby="any"
      aria-label={text("ui_palette_open")}
      onClose={close}
    >
      <div class="box">
        <div class="line">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-activedescendant={chosen ? lineId(chosen) : undefined}
            aria-label={text("ui_palette_open")}
            placeholder={text("ui_palette_hint")}
            autocomplete="off"
            spellcheck={false}
            value={wanted}
            onInput={({ currentTarget }) => {
              setWanted(currentTarget.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
        </div>
        <div role="listbox" id={`${id}-list`} aria-label={text("ui_palette_found")} tabIndex={-1}>
          {found.map((entry, place) => (
            <Line
              key={entry.id}
              id={lineId(entry)}
              entry={entry}
              first={entry.group !== found[place - 1]?.group}
              chosen={entry === chosen}
              point={() => setAt(place)}
              act={() => act(entry)}
            />
          ))}
        </div>
        <p class={found.length > 0 ? "unseen" : "none soft"} role="status">
          {found.length === 0 && text("ui_palette_none", { wanted })}
        </p>
      </div>
    </dialog>
  );
}

interface LineProps {
  id: string;
  entry: Entry;
  /** It is the first of its group. */
  first: boolean;
  chosen: boolean;
  point: () => void;
  act: () => void;
}

function Line({ id, entry, first, chosen, point, act }: LineProps) {
  return (
    <>
      {first && (
        <span class="label" role="presentation">
          {text(`ui_palette_${entry.group}`)}
        </span>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the field points at the line that Enter takes. */}
      <div id={id} role="option" aria-selected={chosen} onPointerMove={point} onClick={act}>
        <Icon name={entry.drawing} />
        <span class="grow" dir="auto">
          {entry.label}
        </span>
      </div>
    </>
  );
}

/** Entries in which each word occurs; those whose own words do come before those found by something else. */
function matching(entries: Entry[], wanted: string): Entry[] {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (said: string): boolean => words.every((word) => said.toLocaleLowerCase().includes(word));
  const whole = ({ label, more }: Entry): string => [label, more].join("\n");
  // Without a word the products would hide what one can do.
  if (words.length === 0) return entries.filter(({ group }) => group !== "products" && group !== "settings");
  return entries.filter((entry) => has(whole(entry)));
}

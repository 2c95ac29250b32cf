import { useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { railFolded } from "../stored/rail.js";
import { Icon, Logo } from "../ui/controls/Icon.js";
import { Keys } from "../ui/controls/Keys.js";
import { PostingAs } from "../ui/parts/PostingAs.js";
import { number } from "../words/money.js";
import { count } from "../words/sentences.js";
import { ROOM_NAMES, type RoomName } from "./address.js";

/** How many things wait for the user; nothing where none does. */
function Due({ n, says }: { n: number; says: string }) {
  if (n === 0) return null;
  return (
    <span class="n due">
      <span aria-hidden="true">{number(n)}</span>
      <span class="unseen">{count(says, n)}</span>
    </span>
  );
}

interface RailProps {
  settings: Settings;
  room: RoomName;
  /** How many products are kept; `null` until it is known. */
  kept: number | null;
  /** How many tasks it is the time for. */
  due: number;
  /** How many things there are to tell of products that are watched. */
  told: number;
  onFind: () => void;
}

/** The rooms, whom links are made for, and the search over everything. */
export function Rail({ settings, room, kept, due, told, onFind }: RailProps) {
  const [folded, setFolded] = useState<boolean | null>(null);
  useEffect(() => {
    const ask = (): void => void railFolded.read().then(setFolded, () => setFolded(false));
    ask();
    return railFolded.onChange(ask);
  }, []);
  // On a narrow window the rooms are one line that scrolls.
  const rooms = useRef<HTMLUListElement>(null);
  useEffect(() => {
    rooms.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [room]);
  const fold = (next: boolean): void => {
    setFolded(next);
    railFolded.write(next).catch(console.error);
  };
  const foldLabel = text(folded ? "ui_rail_unfold" : "ui_rail_fold");
  return (
    <header class={folded ? "rail folded" : "rail"}>
      <div class="brand">
        <Logo />
        <strong translate={false}>Affix</strong>
      </div>
      <div class="who">
        <PostingAs settings={settings} />
      </div>
      <button type="button" class="find" aria-keyshortcuts="Control+K" onClick={onFind}>
        <Icon name="search" />
        <span class="unseen">{text("ui_palette_open")}</span>
        <span class="short" aria-hidden="true">
          {text("ui_palette_short")}
          <Keys keys="Ctrl+K" />
        </span>
      </button>
      <nav aria-label={text("ui_workbench_title")}>
        <ul ref={rooms}>
          {ROOM_NAMES.map((name) => (
            <li key={name}>
              <a
                // Whole: one that has scrolled out of the line is not taken for a way past the line.
                href={`workbench.html#${name}`}
                aria-current={name === room ? "page" : undefined}
                title={text(`ui_room_${name}`)}
              >
                <Icon name={name === "settings" ? "gear" : name} />
                <span class="name">{text(`ui_room_${name}`)}</span>
                {name === "products" && kept !== null && kept > 0 && <span class="n">{number(kept)}</span>}
                {name === "today" && <Due n={told} says="ui_alerts_told" />}
                {name === "calendar" && <Due n={due} says="ui_tasks_due" />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <button type="button" class="foldrail" aria-label={foldLabel} title={foldLabel} onClick={() => fold(!folded)}>
        <Icon name="panel" />
        <span class="name">{foldLabel}</span>
      </button>
    </header>
  );
}

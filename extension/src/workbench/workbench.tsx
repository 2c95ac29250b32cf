/** The workbench: the page with everything that is kept, in rooms. */

import type { ComponentType } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { text, uiLocale } from "../browser/catalogue.js";
import { ready } from "../core/desk/load.js";
import { ToBeConfirmed } from "../profile/ToBeConfirmed.js";
import { isOwnMissing, onOrdersChanged } from "../stored/orders.js";
import { postingAs } from "../stored/postingAs.js";
import { Notice } from "../ui/controls/Notice.js";
import { useAlerts } from "../ui/hooks/useAlerts.js";
import { dueIn, usePlans } from "../ui/hooks/usePlans.js";
import { useSettingsNow } from "../ui/hooks/useSettingsNow.js";
import { useShortlist, useShortlistCount } from "../ui/hooks/useShortlist.js";
import { troubleText } from "../ui/page.js";
import { Gate } from "../ui/parts/Gate.js";
import { LogTrouble } from "../ui/parts/LogTrouble.js";
import { showPage } from "../ui/parts/showPage.js";
import { ROOM_NAMES, type RoomName, useAddress } from "./address.js";
import { AuditRoom } from "./audit/AuditRoom.js";
import { EventsSection } from "./calendar/EventsSection.js";
import { ContentRoom } from "./content/ContentRoom.js";
import { ask } from "./desk.js";
import { entriesOf } from "./entries.js";
import { LinksRoom } from "./links/LinksRoom.js";
import { Palette } from "./Palette.js";
import { ProductsRoom } from "./ProductsRoom.js";
import { Rail } from "./Rail.js";
import { ReportsRoom } from "./reports/ReportsRoom.js";
import type { RoomProps } from "./room.js";
import { SettingsRoom } from "./settings/SettingsRoom.js";
import { TodayRoom } from "./today/TodayRoom.js";

const ROOMS: Record<RoomName, ComponentType<RoomProps>> = {
  today: TodayRoom,
  products: ProductsRoom,
  reports: ReportsRoom,
  content: ContentRoom,
  audit: AuditRoom,
  calendar: EventsSection,
  links: LinksRoom,
  settings: SettingsRoom,
};

function Workbench() {
  const [trouble, setTrouble] = useState<unknown>(null);
  const settings = useSettingsNow(setTrouble);
  const { room, part, unknown } = useAddress();
  const kept = useShortlistCount();
  const plans = usePlans(settings, true);
  const alerts = useAlerts();
  const asked = useDesk(setTrouble);
  const main = useRef<HTMLElement>(null);
  const [finding, setFinding] = useState(false);
  const visited = useVisited(room);
  useFindKey(() => setFinding(true));
  useArrival(room, part);
  useLearning();
  const used = settings && postingAs(settings);
  return (
    <>
      <button type="button" class="button main skip" onClick={() => main.current?.focus()}>
        {text("ui_skip")}
      </button>
      {settings && (
        <Rail
          settings={settings}
          room={room}
          kept={kept}
          due={dueIn(plans)}
          told={alerts?.length ?? 0}
          onFind={() => setFinding(true)}
        />
      )}
      <main ref={main} tabIndex={-1}>
        {trouble !== null && (
          <Notice tone="bad" alert>
            {troubleText(trouble)}
          </Notice>
        )}
        {unknown && <Notice alert>{text("ui_room_unknown")}</Notice>}
        <LogTrouble />
        {used && room !== "settings" && <ToBeConfirmed profile={used} />}
        {settings &&
          asked &&
          ROOM_NAMES.filter((name) => visited.has(name)).map((name) => {
            const Room = ROOMS[name];
            const shown = name === room;
            return (
              <div key={name} class="room" hidden={!shown}>
                <h1 id={`room-${name}`} tabIndex={-1}>
                  {name === "today" ? today() : text(`ui_room_${name}`)}
                </h1>
                <Room settings={settings} used={used} shown={shown} part={shown ? part : ""} />
              </div>
            );
          })}
      </main>
      <Gate />
      {finding && <Finding onTrouble={setTrouble} close={() => setFinding(false)} />}
    </>
  );
}

/** The palette: rooms and actions at once, the products that are kept as soon as they are read. */
function Finding({ onTrouble, close }: { onTrouble: (why: unknown) => void; close: () => void }) {
  const { kept } = useShortlist();
  const entries = useMemo(() => entriesOf(kept ?? [], onTrouble), [kept]);
  return <Palette entries={entries} close={close} />;
}

function today(): string {
  return new Intl.DateTimeFormat(uiLocale(), { weekday: "long", day: "numeric", month: "long" }).format();
}

/** Whether the module that the rooms ask is there. */
function useDesk(onTrouble: (why: unknown) => void): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => void ready().then(() => setThere(true), onTrouble), []);
  return there;
}

/** The rooms that were entered: what one typed there stays while one looks elsewhere. */
function useVisited(room: RoomName): ReadonlySet<RoomName> {
  const visited = useRef(new Set<RoomName>());
  visited.current.add(room);
  return visited.current;
}

/** What orders say of products is stored when a file brings them; where a backup did, it is made up for. */
function useLearning(): void {
  useEffect(() => {
    const follow = async (): Promise<void> => {
      if (await isOwnMissing()) await ask({ do: "learn" });
    };
    // What is wrong with what is stored is said by the rooms that show it.
    const look = (): void => void follow().catch(() => undefined);
    look();
    return onOrdersChanged(look);
  }, []);
}

/** The page is named by its room, and whoever comes to another one stands at its beginning. */
function useArrival(room: RoomName, part: string): void {
  const before = useRef<RoomName | null>(null);
  useEffect(() => {
    document.title = text("ui_room_page", { room: text(`ui_room_${room}`) });
    const first = before.current === null;
    before.current = room;
    // A part of the settings is gone to by the settings.
    if (first || (room === "settings" && part !== "")) return;
    scrollTo(0, 0);
    document.getElementById(`room-${room}`)?.focus({ preventScroll: true });
  }, [room]);
}

/** Ctrl or Command with K opens the palette, wherever one is. */
function useFindKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey))
        return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

void showPage("ui_workbench_title", <Workbench />);

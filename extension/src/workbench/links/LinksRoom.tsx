import { text } from "../../browser/catalogue.js";
import { Collect } from "../../panel/Collect.js";
import type { RoomProps } from "../room.js";
import { LogSection } from "./LogSection.js";

/** Links in bulk, and those that were copied. */
export function LinksRoom(props: RoomProps) {
  const copied = props.part === "copied";
  const shown = (mine: boolean) => ({ ...props, shown: props.shown && mine });
  return (
    <>
      <nav class="parts" aria-label={text("ui_room_links")}>
        <a href="#links/list" aria-current={copied ? undefined : "page"}>
          {text("ui_list_title")}
        </a>
        <a href="#links/copied" aria-current={copied ? "page" : undefined}>
          {text("ui_log_title")}
        </a>
      </nav>
      <section hidden={copied} aria-labelledby="list-title">
        <h2 id="list-title" class="unseen">
          {text("ui_list_title")}
        </h2>
        <Collect {...shown(!copied)} />
      </section>
      <section hidden={!copied} aria-labelledby="log-title">
        <h2 id="log-title" class="unseen">
          {text("ui_log_title")}
        </h2>
        <LogSection {...shown(copied)} />
      </section>
    </>
  );
}

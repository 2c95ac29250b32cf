import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import type { RoomProps } from "../room.js";

/** Drafts, and what was posted. It is fetched when it is first in front: whoever comes for another room does without. */
export function ContentRoom(props: RoomProps) {
  const [Section, setSection] = useState<ComponentType<RoomProps> | null>(null);
  const [trouble, setTrouble] = useState("");
  const posted = props.part === "posted";
  useEffect(() => {
    if (!props.shown || Section) return;
    import("./ContentSection.js").then(
      ({ ContentSection }) => setSection(() => ContentSection),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  }, [props.shown]);
  return (
    <>
      <nav class="parts" aria-label={text("ui_room_content")}>
        <a href="#content" aria-current={posted ? undefined : "page"}>
          {text("ui_content_drafts")}
        </a>
        <a href="#content/posted" aria-current={posted ? "page" : undefined}>
          {text("ui_content_posted")}
        </a>
      </nav>
      {trouble && <Notice tone="bad">{trouble}</Notice>}
      {Section && <Section {...props} />}
    </>
  );
}

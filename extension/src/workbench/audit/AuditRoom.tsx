import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import type { RoomProps } from "../room.js";

/** What is already published. It is fetched when it is first in front: whoever comes for another room does without. */
export function AuditRoom(props: RoomProps) {
  const [Section, setSection] = useState<ComponentType<RoomProps> | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    if (!props.shown || Section) return;
    import("./AuditSection.js").then(
      ({ AuditSection }) => setSection(() => AuditSection),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  }, [props.shown]);
  if (trouble) return <Notice tone="bad">{trouble}</Notice>;
  return Section && <Section {...props} />;
}

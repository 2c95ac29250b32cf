import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomProps } from "../room.js";
import { DraftEditor } from "./DraftEditor.js";
import { DraftList } from "./DraftList.js";
import { PostedSection } from "./PostedSection.js";

/** What the address names: the list of drafts, one of them, or what was posted. */
export function ContentSection(props: RoomProps) {
  // While one looks into another room, the draft stays where it is.
  const last = useRef(props.part);
  if (props.shown) last.current = props.part;
  const part = last.current;
  const [opened, setOpened] = useState("");
  useEffect(() => {
    if (props.shown && part !== "posted") setOpened(part);
  }, [part, props.shown]);
  return (
    <>
      <div hidden={part !== "posted"}>
        <PostedSection shown={props.shown && part === "posted"} />
      </div>
      <div hidden={part === "posted"}>
        {opened === "" ? <DraftList {...props} /> : <DraftEditor key={opened} {...props} id={opened} />}
      </div>
    </>
  );
}

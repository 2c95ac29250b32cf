import { useEffect, useRef } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Button } from "./Button.js";
import { Notice } from "./Notice.js";

/** Says what has just been done and takes it back on request; in focus, for the button is gone. */
export function UndoNotice({ said, undo }: { said: string; undo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), [said]);
  return (
    <Notice
      alert
      action={
        <Button kind="quiet" hold={button} onClick={undo}>
          {text("ui_undo")}
        </Button>
      }
    >
      {said}
    </Notice>
  );
}

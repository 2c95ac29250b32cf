import { useEffect, useRef, useState } from "preact/hooks";
import { text, turnInlineOff } from "../browser.js";
import { Button } from "../ui/Button.js";
import { Notice } from "../ui/Notice.js";
import type { SectionProps } from "./Section.js";
import { type Edited, edited } from "./useSettings.js";

interface EraseAllProps extends SectionProps {
  /** Called with what was there. */
  erased: (old: Edited) => void;
}

/** Ends everything that is stored, after a second click. */
export function EraseAll({ now, change, erased }: EraseAllProps) {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) cancel.current?.focus();
  }, [asking]);

  async function erase(): Promise<void> {
    setAsking(false);
    const nothing = await edited(null);
    change(() => nothing);
    erased(now);
    await turnInlineOff();
  }

  if (!asking) {
    return (
      <Button kind="plain bad" onClick={() => setAsking(true)}>
        {text("ui_erase")}
      </Button>
    );
  }
  return (
    <Notice
      tone="bad"
      alert
      action={
        <>
          <Button kind="plain bad" onClick={() => void erase()}>
            {text("ui_erase_yes")}
          </Button>
          <Button kind="quiet" hold={cancel} onClick={() => setAsking(false)}>
            {text("ui_cancel")}
          </Button>
        </>
      }
    >
      {text("ui_erase_sure")}
    </Notice>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";

/** Ends everything that is stored, after a second click. */
export function EraseAll({ erase }: { erase: () => void }) {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) cancel.current?.focus();
  }, [asking]);

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
          <Button
            kind="plain bad"
            onClick={() => {
              setAsking(false);
              erase();
            }}
          >
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

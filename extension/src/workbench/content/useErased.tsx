import { useState } from "preact/hooks";
import { Notice } from "../../ui/controls/Notice.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { troubleText } from "../../ui/page.js";

/** What was erased last, so that it comes back on request, and why something went wrong. */
export function useErased<Thing>(said: string, putBack: (thing: Thing) => Promise<unknown>) {
  const [erased, setErased] = useState<Thing | null>(null);
  const [trouble, setTrouble] = useState("");
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  const back = (thing: Thing): void => {
    putBack(thing).catch(failed);
    setErased(null);
  };
  return {
    /** Something was erased, and may come back. */
    isErased: erased !== null,
    isTrouble: trouble !== "",
    failed,
    /** What went wrong before counts no more. */
    settled: () => setTrouble(""),
    erase: (thing: Thing, gone: Promise<unknown>): void => {
      setErased(thing);
      gone.catch(failed);
    },
    said: (
      <>
        {trouble && (
          <Notice tone="bad" alert>
            {trouble}
          </Notice>
        )}
        {erased !== null && <UndoNotice said={said} undo={() => back(erased)} />}
      </>
    ),
  };
}

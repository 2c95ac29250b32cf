import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { copyKinds } from "../browser/clipboard.js";
import { clearBadge } from "../browser/toolbar.js";
import { takeHeldCopy } from "../stored/held.js";
import { logCopied } from "../stored/log.js";
import { questionsBefore } from "../stored/vetting.js";
import { mayCopy } from "../ui/controls/guard.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";

/** Asks about what the menu or the shortcut was to copy, and copies it then. */
export function Held() {
  const [done, setDone] = useState(false);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    void ask().then(setDone, (why: unknown) => setTrouble(troubleText(why)));
  }, []);
  if (trouble)
    return (
      <Notice tone="bad" alert>
        {trouble}
      </Notice>
    );
  return <div role="status">{done && <Notice drawing="check">{text("ui_held_copied")}</Notice>}</div>;
}

/** Whether it was copied. What is not to be asked about any more was answered elsewhere, and is let go. */
async function ask(): Promise<boolean> {
  const held = await takeHeldCopy();
  if (!held || (await questionsBefore(held.subjects.map(({ productId }) => productId))).length === 0) return false;
  const may = await mayCopy(held.subjects);
  if (held.tabId !== undefined) await clearBadge(held.tabId);
  if (!may) return false;
  await copyKinds({ text: held.text, html: held.html });
  await logCopied(held.entries);
  return true;
}

import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { shortcut } from "../../browser/menu.js";
import { openShortcutSettings } from "../../browser/pages.js";
import { Button } from "../../ui/controls/Button.js";
import { Keys } from "../../ui/controls/Keys.js";
import { Section } from "./Section.js";

/** The keys that copy the page's link. Only the browser can change them. */
export function ShortcutSection() {
  const [keys, setKeys] = useState<string | null>(null);
  useEffect(() => {
    const ask = (): void => void shortcut().then(setKeys, () => setKeys(""));
    ask();
    // The browser's page for shortcuts is another tab.
    addEventListener("focus", ask);
    return () => removeEventListener("focus", ask);
  }, []);
  return (
    <Section name="shortcut">
      <div class="row">
        {keys ? <Keys keys={keys} /> : <span class="soft">{keys === "" && text("ui_shortcut_none")}</span>}
        <Button drawing="open" onClick={() => void openShortcutSettings()}>
          {text("ui_shortcut_change")}
        </Button>
      </div>
    </Section>
  );
}

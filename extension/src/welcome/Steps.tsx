import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { shortcut } from "../browser/menu.js";
import { isPinned } from "../browser/toolbar.js";
import { Icon } from "../ui/controls/Icon.js";
import { Keys } from "../ui/controls/Keys.js";

/** The keys that copy the page's link, as the browser has them; empty for none. */
export function useShortcut(): string {
  const [keys, setKeys] = useState("");
  useEffect(() => void shortcut().then(setKeys, () => undefined), []);
  return keys;
}

/** Whether the button is in sight, looked at again whenever the user comes back from the toolbar. */
function usePinned(): boolean {
  const [pinned, setPinned] = useState(false);
  useEffect(() => {
    const ask = (): void => void isPinned().then(setPinned, () => undefined);
    ask();
    addEventListener("focus", ask);
    return () => removeEventListener("focus", ask);
  }, []);
  return pinned;
}

/** From here to the first copied link; the first that is not done is the one to do. */
export function Steps({ ready }: { ready: boolean }) {
  const keys = useShortcut();
  const done = [ready, usePinned(), false];
  const now = done.indexOf(false);
  const steps = [
    { name: "ui_step_paste", says: text("ui_step_paste_text") },
    {
      name: "ui_step_pin",
      says: (
        <>
          <span aria-hidden="true">
            <Icon name="puzzle" /> {text("ui_step_pin_menu")} <Icon name="pin" /> {text("ui_step_pin_affix")}
          </span>
          <span class="unseen">{text("ui_step_pin_said")}</span>
        </>
      ),
    },
    {
      name: "ui_step_try",
      says: keys ? (
        <>
          {text("ui_step_try_keys")} <Keys keys={keys} />
        </>
      ) : (
        text("ui_step_try_button")
      ),
    },
  ];
  return (
    <section aria-label={text("ui_steps")}>
      <ol class="steps">
        {steps.map(({ name, says }, at) => (
          <li
            key={name}
            class={done[at] ? "done" : at === now ? "now" : ""}
            aria-current={at === now ? "step" : undefined}
          >
            <span class="no" aria-hidden="true">
              {done[at] ? <Icon name="check" /> : at + 1}
            </span>
            <h2>
              {text(name)}
              {done[at] && <span class="unseen"> {text("ui_step_done")}</span>}
            </h2>
            <p>{says}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

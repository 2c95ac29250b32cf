import { useEffect, useId, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { type InlineState, inlineState, onInlineChanged, turnInlineOff, turnInlineOn } from "../../stored/inline.js";
import { Notice } from "../controls/Notice.js";
import { Switch } from "../controls/Switch.js";
import { troubleText } from "../page.js";

/** Whether estimates are drawn on AliExpress' pages; `null` until the browser has answered. */
export function useInline(): InlineState | null {
  const [state, setState] = useState<InlineState | null>(null);
  useEffect(() => {
    const ask = (): void => void inlineState().then(setState, () => undefined);
    ask();
    return onInlineChanged(ask);
  }, []);
  return state;
}

/** The switch for estimates on the page, with the programme's rule beside it. */
export function OnPageSwitch() {
  const state = useInline();
  const [refused, setRefused] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const rule = useId();

  // Nothing may come between the click and the question for the permission.
  function turn(on: boolean): void {
    setTrouble(null);
    setRefused(false);
    if (on) turnInlineOn().then((granted) => setRefused(!granted), setTrouble);
    else turnInlineOff().catch(setTrouble);
  }

  return (
    <div class="stack">
      <Switch label={text("ui_inline_switch")} on={state?.on ?? false} onChange={turn} explainedBy={rule} />
      <div id={rule} class="rule">
        <p>{text("ui_inline_rule")}</p>
        <p>{text("ui_inline_what")}</p>
      </div>
      {refused && (
        <Notice tone="warn" alert>
          {text("ui_inline_refused")}
        </Notice>
      )}
      {trouble !== null && (
        <Notice tone="bad" alert>
          {troubleText(trouble)}
        </Notice>
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";
import type { Look, Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { batch } from "../core/link.js";
import { look } from "../core/page.js";
import { postingAs } from "../stored/postingAs.js";
import { Field } from "../ui/controls/Field.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { notPromotable } from "../words/sentences.js";
import { LinkCard } from "./LinkCard.js";
import { Several } from "./Several.js";
import type { PopupState } from "./usePopup.js";

interface PasteBoxProps {
  state: PopupState;
  /** It is what the popup is for now: in focus from the start. */
  lead?: boolean;
}

/** Turns whatever is pasted into a link, while it is typed. */
export function PasteBox({ state, lead }: PasteBoxProps) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Look | null>(null);
  const [rows, setRows] = useState<Row[]>([]);
  const [trouble, setTrouble] = useState<unknown>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const { asked } = state;

  useEffect(() => {
    if (lead) box.current?.focus({ preventScroll: true });
  }, [lead]);

  useEffect(() => {
    if (!asked || !typed.trim()) {
      setFound(null);
      setRows([]);
      return;
    }
    let over = false;
    const profile = postingAs(asked)?.id ?? null;
    // Without a profile there are no rows, and the one look says what is missing.
    const several = profile === null ? Promise.resolve([]) : batch(typed, asked, profile).catch(() => []);
    Promise.all([look({ text: typed, snapshot: null, settings: asked, profile, now: Date.now() }), several]).then(
      ([answer, all]) => {
        if (over) return;
        setTrouble(null);
        setFound(answer);
        setRows(all);
      },
      (problem: unknown) => !over && setTrouble(problem),
    );
    return () => {
      over = true;
    };
  }, [typed, asked]);

  return (
    <div class="paste stack">
      <Field
        area
        label={text("ui_paste_label")}
        placeholder={text("ui_paste_placeholder")}
        value={typed}
        onInput={setTyped}
        hold={box}
        onEnter={() => result.current?.querySelector<HTMLButtonElement>(".first, .copy")?.click()}
      />
      {trouble ? (
        <Notice tone="bad" alert>
          {troubleText(trouble)}
        </Notice>
      ) : (
        <div ref={result}>
          {rows.length > 1 ? (
            <Several rows={rows} profile={asked && postingAs(asked)} />
          ) : (
            found && <Pasted state={state} found={found} />
          )}
        </div>
      )}
    </div>
  );
}

function Pasted({ state, found }: { state: PopupState; found: Look }) {
  const { address } = found;
  if (!address.canonical) return <Notice tone="warn">{notPromotable(address)}</Notice>;
  return (
    <div class="pasted stack">
      <p>
        <span class="label">{text(`ui_kind_${address.kind}`)}</span>
        <code class="clip" dir="ltr" title={address.canonical}>
          {address.canonical}
        </code>
      </p>
      <LinkCard state={state} look={found} />
    </div>
  );
}

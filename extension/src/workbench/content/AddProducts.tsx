import { useEffect, useState } from "preact/hooks";
import type { KeptProduct, Profile, Row, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { DraftProduct } from "../../core/desk/drafts.js";
import { loadShortlist } from "../../stored/shortlist.js";
import { Button } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import { sentence } from "../../words/sentences.js";
import { gathered } from "./sources.js";
import { useForDraft } from "./useForDraft.js";

interface AddProps {
  settings: Settings;
  used: Profile | null;
  /** Those that the draft has. */
  there: DraftProduct[];
  add: (products: DraftProduct[]) => void;
}

/** Takes products from what is kept, or from a pasted list. */
export function AddProducts({ settings, used, there, add }: AddProps) {
  const [kept, setKept] = useState<KeptProduct[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [list, setList] = useState("");
  const [waiting, leave] = useForDraft();
  useEffect(() => {
    if (waiting.length > 0) setList((now) => now || waiting.join("\n"));
  }, [waiting]);
  const [refused, setRefused] = useState<Row[]>([]);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    loadShortlist().then(setKept, (why: unknown) => setTrouble(troubleText(why)));
  }, []);
  const has = new Set(there.map(({ id }) => id));
  const free = kept.filter(({ id }) => !has.has(id));
  async function take(): Promise<void> {
    setTrouble("");
    const picked = free.filter(({ id }) => chosen.has(id)).map(({ address }) => address);
    try {
      const found = await gathered([...picked, list].join("\n"), settings, used?.id ?? null);
      setRefused(found.refused);
      const fresh = found.products.filter(({ id }) => !has.has(id));
      if (waiting.length > 0) leave();
      if (fresh.length > 0) add(fresh);
      else if (found.refused.length === 0) setTrouble(text("ui_content_add_none"));
    } catch (why) {
      setTrouble(troubleText(why));
    }
  }
  return (
    <div class="stack adding">
      {free.length > 0 && (
        <fieldset class="fromkept">
          <legend>{text("ui_content_from_kept")}</legend>
          {free.map(({ id, title }) => (
            <label key={id} class="pick">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  // Two clicks may come before the view is drawn anew.
                  setChosen((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)));
                }}
              />
              <span dir="auto">{title ?? id}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Field area code label={text("ui_content_from_list")} value={list} onInput={setList} />
      {refused.map((row) => (
        <Notice key={row.line} tone="warn">
          <code dir="ltr">{row.input}</code> {row.problem && sentence(row.problem)}
        </Notice>
      ))}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      <Button kind="main" class="at-start" drawing="plus" onClick={() => void take()}>
        {text("ui_content_take")}
      </Button>
    </div>
  );
}

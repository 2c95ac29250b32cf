import { useEffect, useState } from "preact/hooks";
import type { Note, Output, Posted, Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { type Draft, postedAgain } from "../../core/desk/drafts.js";
import { campaignName } from "../../stored/entries.js";
import { addPosted, onPostedChanged, readPosted } from "../../stored/posted.js";
import { posting } from "../../stored/posting.js";
import { Button } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import { count, sentence } from "../../words/sentences.js";

interface MarkProps {
  id: string;
  draft: Draft;
  output: Output;
  settings: Settings;
  used: Profile | null;
}

/** Writes down that a draft was posted; says before what of it stood at the same place a few days ago. */
export function MarkPosted({ id, draft, output, settings, used }: MarkProps) {
  const [place, setPlace] = useState("");
  const [again, setAgain] = useState<Note[]>([]);
  const [days, setDays] = useState<number | null>(null);
  const [done, setDone] = useState(false);
  const [trouble, setTrouble] = useState("");
  const post = (): Posted => ({
    at: Date.now(),
    output,
    place,
    title: draft.title,
    draft: id,
    campaign: used && campaignName(settings, used),
    products: draft.products.map(({ id: productId, title, link }) => ({ id: productId, title, link })),
  });
  const products = draft.products.map((product) => product.id).join();
  useEffect(() => setDone(false), [place, output, products]);
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const [{ againDays }, before] = await Promise.all([posting.read(), readPosted()]);
      const notes = againDays > 0 ? await postedAgain(before, post(), againDays) : [];
      if (over) return;
      setDays(againDays);
      setAgain(notes);
    };
    const ask = (): void => void look().catch(console.error);
    ask();
    const stops = [onPostedChanged(ask), posting.onChange(ask)];
    return () => {
      over = true;
      for (const stop of stops) stop();
    };
  }, [place, output, draft.products]);
  const mark = (): void =>
    void addPosted(post()).then(
      () => setDone(true),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  const hint = [text("ui_posted_place_hint"), days ? count("ui_posted_again", days) : ""].join(" ").trim();
  return (
    <div class="stack markposted">
      <Field label={text("ui_posted_place")} hint={hint} value={place} onInput={setPlace} />
      {!done &&
        again.map((note) => (
          <Notice key={note.params.product} tone="warn">
            {sentence(note)}
          </Notice>
        ))}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      <div class="row">
        <Button drawing="check" onClick={mark}>
          {text("ui_posted_mark")}
        </Button>
        <span class="soft fine" role="status">
          {done && text("ui_posted_done")}
        </span>
      </div>
    </div>
  );
}

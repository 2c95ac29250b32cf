import { useState } from "preact/hooks";
import type { KeptProduct, Tell, Watch } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { typedNumber } from "../../core/rates.js";
import { soonChecked } from "../../stored/checked.js";
import { Button } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Switch } from "../../ui/controls/Switch.js";
import type { Shortlist } from "../../ui/hooks/useShortlist.js";
import { sentence } from "../../words/sentences.js";

/** What the user sees tells, and what only the Open Platform does. */
const TELLS: Record<"seen" | "said", readonly Tell[]> = {
  seen: ["price", "lowest", "stock", "gone", "seller"],
  said: ["left", "rate", "rateWanted"],
};

const NO_WISHES: Watch = { tags: [], note: null, price: null, seller: null, rate: null, tell: [] };

interface WishesProps {
  kept: KeptProduct;
  /** What the wanted price is counted in; `null` as long as no price was seen. */
  currency: string | null;
  shortlist: Shortlist;
}

/** What the user wants of a product that they keep: tags, a note, a price, and what to be told of. */
export function Wishes({ kept, currency, shortlist }: WishesProps) {
  const watch = kept.watch ?? NO_WISHES;
  const [tags, setTags] = useState(watch.tags.join(", "));
  const [note, setNote] = useState(watch.note ?? "");
  const [price, setPrice] = useState(watch.price?.max ?? "");
  const [seller, setSeller] = useState(watch.seller ?? "");
  const [rate, setRate] = useState(watch.rate ?? "");
  const [tell, setTell] = useState<readonly Tell[]>(watch.tell);
  const [saved, setSaved] = useState(false);
  const counted = watch.price?.currency ?? currency;
  const [wantedPrice, wantedSeller, wantedRate] = [price, seller, rate].map((typed) =>
    typed.trim() ? typedNumber(typed) : null,
  );
  const wrong = [wantedPrice, wantedSeller, wantedRate].some((typed) => typed?.problem);

  async function save(): Promise<void> {
    const amount = wantedPrice?.number ?? null;
    await shortlist.keep({
      ...kept,
      watch: {
        ...watch,
        tags: tags
          .split(",")
          .map((tag) => tag.trim())
          .filter(Boolean),
        note: note.trim() || null,
        price: amount && counted ? { min: amount, max: amount, currency: counted } : null,
        seller: wantedSeller?.number ?? null,
        rate: wantedRate?.number ?? null,
        tell: [...tell],
      },
    });
    setSaved(true);
    await soonChecked();
  }

  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setSaved(false);
      set(value);
    };
  return (
    <section class="sheet wishes" aria-labelledby="wishes-title">
      <h2 id="wishes-title">{text("ui_wishes_title")}</h2>
      <p class="soft fine">{text("ui_wishes_intro")}</p>
      <div class="pair">
        <Field
          label={text("ui_wishes_price")}
          numeric
          value={price}
          onInput={change(setPrice)}
          unit={counted ?? ""}
          hint={counted ? undefined : text("ui_wishes_no_currency")}
          wrong={wantedPrice?.problem && sentence(wantedPrice.problem)}
        />
        <Field
          label={text("ui_wishes_seller")}
          numeric
          value={seller}
          onInput={change(setSeller)}
          unit="%"
          wrong={wantedSeller?.problem && sentence(wantedSeller.problem)}
        />
        <Field
          label={text("ui_wishes_rate")}
          numeric
          value={rate}
          onInput={change(setRate)}
          unit="%"
          wrong={wantedRate?.problem && sentence(wantedRate.problem)}
        />
      </div>
      {(["seen", "said"] as const).map((by) => (
        <fieldset key={by} class="tells">
          <legend>{text(`ui_wishes_tell_${by}`)}</legend>
          {TELLS[by].map((one) => (
            <Switch
              key={one}
              label={text(`ui_tell_${one.toLowerCase()}`)}
              on={tell.includes(one)}
              onChange={change((on: boolean) => setTell(on ? [...tell, one] : tell.filter((other) => other !== one)))}
            />
          ))}
        </fieldset>
      ))}
      <p class="soft fine">
        {text("ui_wishes_checks")} <a href="#settings/watch">{text("ui_wishes_checks_set")}</a>
      </p>
      <Field
        label={text("ui_wishes_tags")}
        value={tags}
        onInput={change(setTags)}
        placeholder={text("ui_wishes_tags_example")}
      />
      <Field label={text("ui_wishes_note")} value={note} onInput={change(setNote)} />
      <div class="row">
        <Button kind="main" disabled={wrong} onClick={() => void save()}>
          {text("ui_wishes_save")}
        </Button>
        <span class="soft fine" role="status">
          {saved && !shortlist.trouble ? text("ui_wishes_saved") : ""}
        </span>
      </div>
    </section>
  );
}

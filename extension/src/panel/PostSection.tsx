import { useEffect, useState } from "preact/hooks";
import type { Hint, Look, Platform, Profile, Settings, Worth } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { linkWorth } from "../core/link.js";
import { hints, platforms } from "../core/post.js";
import { postOf } from "../posts/post.js";
import { postItem } from "../posts/postItem.js";
import { campaignName, logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Chips } from "../ui/controls/Chips.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { Field } from "../ui/controls/Field.js";
import { LinkField } from "../ui/controls/LinkField.js";
import { Notice } from "../ui/controls/Notice.js";
import { Select } from "../ui/controls/Select.js";
import { Switch } from "../ui/controls/Switch.js";
import { usePosting } from "../ui/hooks/usePosting.js";
import { ComposedText } from "../ui/parts/ComposedText.js";
import { DisclosureChoice } from "../ui/parts/DisclosureChoice.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { ProductCard } from "../ui/parts/ProductCard.js";
import { Terms, termsTitle } from "../ui/parts/Terms.js";
import { day } from "../words/money.js";
import { formatName } from "../words/names.js";
import { otherProduct } from "../words/otherProduct.js";
import { notPromotable, sentence } from "../words/sentences.js";
import { BannerMaker } from "./BannerMaker.js";
import { Offers } from "./Offers.js";
import type { PanelSectionProps } from "./parts.js";
import { useInView } from "./useInView.js";

/** A post for the product in view, or for a pasted one. */
export function PostSection({ settings, used }: PanelSectionProps) {
  const [pasted, setPasted] = useState("");
  const look = useInView(pasted, settings, used?.id ?? null);
  const link = look?.link ?? null;
  const product = look?.page?.product;
  const other = otherProduct(look?.page ?? null);
  return (
    <div class="stack">
      {product && <ProductCard product={product} />}
      {product && termsTitle(product) && <Terms product={product} />}
      {!look && <p class="soft">{text("ui_post_nothing")}</p>}
      {look && !link && used && (
        <Notice tone="warn">
          {look.address.canonical && look.linkProblem ? sentence(look.linkProblem) : notPromotable(look.address)}
        </Notice>
      )}
      {other && (
        <Notice tone="bad" alert>
          {sentence(other)}
        </Notice>
      )}
      {look && link && used && <Posting look={look} link={link.link} settings={settings} used={used} />}
      <Field
        label={text(product ? "ui_post_other" : "ui_paste_label")}
        placeholder={text("ui_paste_placeholder")}
        hint={text("ui_post_pasted_hint")}
        value={pasted}
        onInput={setPasted}
      />
    </div>
  );
}

interface PostingProps {
  look: Look;
  link: string;
  settings: Settings;
  used: Profile;
}

function Posting({ look, link, settings, used }: PostingProps) {
  const [posting, change, trouble] = usePosting();
  const [places, setPlaces] = useState<Platform[]>([]);
  const [chosen, setChosen] = useState("telegram");
  /** Another place was chosen, and no format for it yet: its best one is taken. */
  const [moved, setMoved] = useState(false);
  const [caption, setCaption] = useState(false);
  useEffect(() => void platforms().then(setPlaces, console.error), []);
  const place = places.find(({ id }) => id === chosen) ?? places[0];
  if (!posting || !place) return null;

  const best = place.formats[0] ?? "link";
  const format = moved || !place.formats.includes(posting.format) ? best : posting.format;
  const item = postItem(look, link);
  const post = postOf(posting, [item], format);
  const log = (as: string, copied = look.link): void => {
    const entry = { productId: look.address.productId, landing: copied?.landing ?? null, link: copied?.link ?? link };
    void logCopied([logEntry(entry, used, campaignName(settings, used), as)]);
  };

  return (
    <>
      <LinkField link={link} label={text("ui_your_link")} onCopied={() => log("link")} />
      <Window link={look.address.canonical ?? ""} />
      <div class="output stack">
        <Select
          label={text("ui_post_place")}
          value={place.id}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => {
            setChosen(next);
            setMoved(true);
          }}
        />
        <Hints place={place.id} link={link} />
        {place.formats.length > 1 && (
          <Chips
            label={text("ui_format")}
            value={format}
            choices={place.formats.map((value) => ({ value, label: formatName(value) }))}
            onChange={(next) => {
              setMoved(false);
              change({ format: next });
            }}
          />
        )}
        {format.startsWith("telegram") && <Switch label={text("ui_post_caption")} on={caption} onChange={setCaption} />}
        <ComposedText post={{ ...post, caption }} onCopied={() => log(format)} />
        <DisclosureChoice posting={posting} change={change} />
        <NotStored why={trouble} />
      </div>
      <Disclosure label={text("ui_banner")}>
        <BannerMaker post={post} onCopied={() => log("banner")} />
      </Disclosure>
      {look.address.productId && (
        <Disclosure label={text("ui_offers")}>
          <Offers
            productId={look.address.productId}
            settings={settings}
            profile={used.id}
            onCopied={(made) => log("link", made)}
          />
        </Disclosure>
      )}
    </>
  );
}

/** What to know before posting there. */
function Hints({ place, link }: { place: string; link: string }) {
  const [found, setFound] = useState<Hint[]>([]);
  useEffect(() => {
    let over = false;
    hints(place, link).then((all) => !over && setFound(all), console.error);
    return () => {
      over = true;
    };
  }, [place, link]);
  return (
    <div class="stack hints" role="status">
      {found.map(({ note, source, asOf }) => (
        <Notice key={note.code} tone="warn">
          {sentence(note)} {text("ui_source", { source, day: day(asOf) })}
        </Notice>
      ))}
    </div>
  );
}

/** How long a click counts, and what would be worth more. */
function Window({ link }: { link: string }) {
  const [worth, setWorth] = useState<Worth | null>(null);
  useEffect(() => {
    let over = false;
    linkWorth(link).then((found) => !over && setWorth(found), console.error);
    return () => {
      over = true;
    };
  }, [link]);
  return worth?.notes.map((note) => (
    <p key={note.code} class="soft fine">
      {sentence({ ...note, params: { ...note.params, asOf: day(note.params.asOf ?? "") } })}
    </p>
  ));
}

import { useEffect, useState } from "preact/hooks";
import type { Format, Look, Platform, Profile, Settings, Worth } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { linkWorth } from "../core/link.js";
import { platforms } from "../core/post.js";
import { postOf } from "../posts/post.js";
import { postItem } from "../posts/postItem.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Button } from "../ui/controls/Button.js";
import { Chips } from "../ui/controls/Chips.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { Field } from "../ui/controls/Field.js";
import { Notice } from "../ui/controls/Notice.js";
import { Select } from "../ui/controls/Select.js";
import { Switch } from "../ui/controls/Switch.js";
import { usePosting } from "../ui/hooks/usePosting.js";
import { CurrencyQuestion } from "../ui/parts/CurrencyQuestion.js";
import { DisclosureChoice } from "../ui/parts/DisclosureChoice.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { Places } from "../ui/parts/Places.js";
import { PostText } from "../ui/parts/PostText.js";
import { ProductCard } from "../ui/parts/ProductCard.js";
import { Strip } from "../ui/parts/Strip.js";
import { TemplateChoice, TemplateMaker } from "../ui/parts/Templates.js";
import { Terms, termsTitle } from "../ui/parts/Terms.js";
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { day, withoutIsolates } from "../words/money.js";
import { BOT_FORMATS, formatName, placeName } from "../words/names.js";
import { estimateOf, otherProduct } from "../words/otherProduct.js";
import { notPromotable, sentence } from "../words/sentences.js";
import { BannerMaker } from "./BannerMaker.js";
import { Offers } from "./Offers.js";
import { PlaceHints } from "./PlaceHints.js";
import type { PanelSectionProps } from "./parts.js";
import { useInView } from "./useInView.js";
import { usePriceSaid } from "./usePriceSaid.js";

/** A post for the product in view, or for a pasted one. */
export function Post({ settings, used }: PanelSectionProps) {
  const [pasted, setPasted] = useState("");
  const look = useInView(pasted, settings, used?.id ?? null);
  const link = look?.link ?? null;
  const product = look?.page?.product;
  const other = otherProduct(look?.page ?? null);
  return (
    <div class="stack">
      {product && <ProductCard product={product} />}
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
      {look?.unstatedCurrency && <CurrencyQuestion asked={look.unstatedCurrency} />}
      <WithoutCampaign leftOut={link?.campaignLeftOut} />
      {look && link && used && <Posting look={look} made={{ link: link.link, used }} settings={settings} />}
      {look && !used && product && !other && (
        <>
          <Notice>{text("ui_post_draft")}</Notice>
          <Posting look={look} made={null} settings={settings} />
        </>
      )}
      {product && termsTitle(product) && <Terms product={product} />}
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
  /** The user's link and whose it is; `null` for a draft of somebody who has no account yet. */
  made: { link: string; used: Profile } | null;
  settings: Settings;
}

function Posting({ look, made, settings }: PostingProps) {
  const [posting, change, trouble] = usePosting();
  const [places, setPlaces] = useState<Platform[]>([]);
  const [caption, setCaption] = useState(false);
  /** What the user adds to this product's posts. */
  const [added, setAdded] = useState<Added>(NOTHING_ADDED);
  const product = look.address.productId;
  useEffect(() => setAdded(NOTHING_ADDED), [product]);
  useEffect(() => void platforms().then(setPlaces, console.error), []);
  const priceVerdict = usePriceSaid(look);
  if (!posting) return null;
  const offered = places.filter(({ id }) => !posting.hiddenPlaces.includes(id));
  const place = offered.find(({ id }) => id === posting.place) ?? offered[0];
  if (!place) return null;

  const [best] = place.formats;
  const wanted = posting.formatOf[place.id];
  const format = wanted && place.formats.includes(wanted) ? wanted : best;
  const log = (as: string, copied = look.link): void => {
    if (!made) return;
    const title = otherProduct(look.page) ? null : (look.page?.product?.title ?? null);
    const entry = {
      title,
      earns: estimateOf(look),
      productId: look.address.productId,
      landing: copied?.landing ?? null,
      link: copied?.link ?? made.link,
      campaign: copied?.campaign,
    };
    void logCopied([logEntry(entry, made.used, as)]);
  };
  // The product's own address stands for it: no draft has it.
  const link = made?.link ?? look.address.canonical ?? "";
  const item = {
    ...postItem(look, link),
    ...(priceVerdict && { priceVerdict: withoutIsolates(priceVerdict) }),
    ...withText(added),
  };
  const post = format && {
    ...postOf(posting, [item], format, place.id),
    ...(!made && { draft: text("ui_post_draft_link") }),
  };

  return (
    <>
      <div class="two">
        <Select
          label={text("ui_post_place")}
          value={place.id}
          choices={offered.map((choice) => ({ value: choice.id, label: placeName(choice) }))}
          onChange={(next) => change({ place: next })}
        />
        {format && format !== "link" && format !== "json" && (
          <TemplateChoice posting={posting} change={change} where={{ format, place: place.id }} />
        )}
      </div>
      {place.formats.length > 1 && format && (
        <FormatChoice
          formats={place.formats}
          format={format}
          onChange={(next) => change({ place: place.id, formatOf: { ...posting.formatOf, [place.id]: next } })}
        />
      )}
      <Strip faults={look.faults} />
      <PlaceHints place={place.id} link={link} posting={posting} change={change} />
      {post && (
        <PostText
          post={{ ...post, caption }}
          label={text(made ? "ui_post_copy" : "ui_post_copy_draft", { format: formatName(post.format) })}
          wrong={look.faults.some(({ code }) => code === "fault_sold_out")}
          onCopied={() => log(post.format)}
        />
      )}
      <NotStored why={trouble} />
      {format && (
        <>
          <Disclosure label={text("ui_post_added")}>
            <div class="stack">
              {(Object.keys(NOTHING_ADDED) as (keyof Added)[]).map((name) => (
                <Field
                  key={name}
                  label={text(ADDED_LABELS[name])}
                  value={added[name]}
                  onInput={(value) => setAdded((before) => ({ ...before, [name]: value }))}
                />
              ))}
              {priceVerdict && priceVerdict !== added.note && (
                <Button
                  kind="quiet"
                  class="at-start"
                  drawing="plus"
                  onClick={() => setAdded((before) => ({ ...before, note: priceVerdict }))}
                >
                  {text("ui_post_add_verdict", { verdict: priceVerdict })}
                </Button>
              )}
            </div>
          </Disclosure>
          {format.startsWith("telegram") && (
            <Switch label={text("ui_post_caption")} on={caption} onChange={setCaption} />
          )}
          <DisclosureChoice posting={posting} change={change} />
          {format !== "link" && format !== "json" && (
            <Disclosure label={text("ui_template_edit")}>
              <TemplateMaker posting={posting} change={change} where={{ format, place: place.id }} />
            </Disclosure>
          )}
        </>
      )}
      <Disclosure label={text("ui_places")}>
        <Places posting={posting} change={change} places={places} />
      </Disclosure>
      {post && made && (
        <Disclosure label={text("ui_banner")}>
          <BannerMaker post={post} onCopied={() => log("banner")} />
        </Disclosure>
      )}
      {product && made && (
        <Disclosure label={text("ui_offers")}>
          <Offers
            productId={product}
            settings={settings}
            profile={made.used.id}
            onCopied={(other) => log("link", other)}
          />
        </Disclosure>
      )}
      <Window link={look.address.canonical ?? ""} />
    </>
  );
}

/** A person pastes HTML, too: into the source of a page. */
const isForBots = (format: Format): boolean => format !== "html" && BOT_FORMATS.includes(format);

interface FormatChoiceProps {
  formats: Format[];
  format: Format;
  onChange: (format: Format) => void;
}

/** The formats of a place that a person pastes; those that a program sends stand apart. */
function FormatChoice({ formats, format, onChange }: FormatChoiceProps) {
  const chips = (all: Format[], label: string) => (
    <Chips
      label={label}
      value={format}
      choices={all.map((value) => ({ value, label: formatName(value) }))}
      onChange={onChange}
    />
  );
  const bots = formats.filter(isForBots);
  return (
    <div class="formatchoice">
      {chips(
        formats.filter((value) => !isForBots(value)),
        text("ui_format"),
      )}
      {bots.length > 0 && (
        <Disclosure label={text("ui_formats_bots")} open={bots.includes(format)}>
          {chips(bots, text("ui_formats_bots"))}
        </Disclosure>
      )}
    </div>
  );
}

/** What only the user knows of the product. */
interface Added {
  coupon: string;
  couponPrice: string;
  delivery: string;
  note: string;
}

const ADDED_LABELS: Record<keyof Added, string> = {
  coupon: "ui_post_added_coupon",
  couponPrice: "ui_post_added_coupon_price",
  delivery: "ui_post_added_delivery",
  note: "ui_post_added_note",
};

const NOTHING_ADDED: Added = { coupon: "", couponPrice: "", delivery: "", note: "" };

function withText(added: Added): Partial<Added> {
  return Object.fromEntries(Object.entries(added).filter(([, value]) => value.trim()));
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

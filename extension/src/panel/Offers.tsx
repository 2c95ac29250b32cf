import { useEffect, useState } from "preact/hooks";
import type { AffiliateLink, Offer, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { offers } from "../core/link.js";
import { look } from "../core/page.js";
import { LinkField } from "../ui/controls/LinkField.js";
import { Notice } from "../ui/controls/Notice.js";
import { day } from "../words/money.js";
import { sentence } from "../words/sentences.js";

interface OffersProps {
  productId: string;
  settings: Settings;
  profile: string;
  onCopied: (link: AffiliateLink) => void;
}

interface Made {
  offer: Offer;
  link: AffiliateLink | null;
  problem: string;
}

/** Links to pages on which the product may have another price. None of them is AliExpress' own advice. */
export function Offers({ productId, settings, profile, onCopied }: OffersProps) {
  const [all, setAll] = useState<Made[]>([]);
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<void> => {
      const made = (await offers(productId)).map(async (offer): Promise<Made> => {
        const found = await look({ text: offer.landing, snapshot: null, settings, profile, now: Date.now() });
        return { offer, link: found.link, problem: found.linkProblem ? sentence(found.linkProblem) : "" };
      });
      const answers = await Promise.all(made);
      if (!over) setAll(answers);
    };
    ask().catch(console.error);
    return () => {
      over = true;
    };
  }, [productId, settings, profile]);
  return (
    <div class="stack">
      <Notice tone="warn">{text("ui_offers_unofficial")}</Notice>
      {all.map(({ offer, link, problem }) => (
        <div key={offer.code} class="offer">
          <h3>
            {text(offer.code)} {offer.unofficial && <span class="tag warn">{text("ui_unofficial")}</span>}
          </h3>
          {link ? (
            <LinkField
              link={link.link}
              label={text(offer.code)}
              about={[{ productId, title: null }]}
              onCopied={() => onCopied(link)}
            />
          ) : (
            <p class="soft fine">{problem}</p>
          )}
        </div>
      ))}
      {sourcesOf(all).map((source) => (
        <p key={source} class="soft fine">
          {source}
        </p>
      ))}
    </div>
  );
}

/** Where the offers are known from, each source once. */
function sourcesOf(all: Made[]): string[] {
  return [...new Set(all.map(({ offer }) => text("ui_source", { source: offer.source, day: day(offer.asOf) })))];
}

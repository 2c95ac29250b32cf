import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Estimate, Vetting as Found, Look, Note, PageReading, Product } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Tally, Vetting } from "../products/Vetting.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { LinkField } from "../ui/controls/LinkField.js";
import { Notice } from "../ui/controls/Notice.js";
import { keptProduct, useShortlist } from "../ui/hooks/useShortlist.js";
import { CurrencyQuestion } from "../ui/parts/CurrencyQuestion.js";
import { ExchangeAsked } from "../ui/parts/ExchangeAsked.js";
import { KeepButton } from "../ui/parts/KeepButton.js";
import { ProductCard } from "../ui/parts/ProductCard.js";
import { Reasons } from "../ui/parts/Reasons.js";
import { Removed } from "../ui/parts/Removed.js";
import { ShortlistSaid } from "../ui/parts/ShortlistSaid.js";
import { Strip } from "../ui/parts/Strip.js";
import { Terms, termsTitle } from "../ui/parts/Terms.js";
import { WhyNotMore } from "../ui/parts/WhyNotMore.js";
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { BASIS, outside } from "../words/basis.js";
import { moneyRange, number, percentRange } from "../words/money.js";
import { estimateOf, isOtherProduct } from "../words/otherProduct.js";
import { ownOrdersText } from "../words/ownOrders.js";
import { count, isOfId, notPromotable, sentence } from "../words/sentences.js";
import { NetworksSideBySide } from "./NetworksSideBySide.js";
import { PricePart } from "./PricePart.js";
import type { PanelSectionProps } from "./parts.js";

interface ProductPartProps extends PanelSectionProps {
  look: Look;
  /** That address and page name different products. */
  other: Note | null;
}

/** A product: its link, what a sale earns and why, what other networks pay, its terms and facts. */
export function ProductPart({ look, other, settings, used, snapshot, signals }: ProductPartProps) {
  const shortlist = useShortlist();
  const { page, link, address, estimate, estimateProblem } = look;
  const product = page?.product ?? null;
  const title = product?.title ?? "";
  const kept = product && !other && address.canonical ? keptProduct(product, address.canonical) : null;
  function log(): void {
    if (!link || !used) return;
    const copied = { ...link, productId: address.productId, title: other ? null : title, earns: estimateOf(look) };
    void logCopied([logEntry(copied, used, "link")]);
  }
  return (
    <div class="stack">
      {product && <ProductCard product={product} />}
      {!product && address.productId && <p class="soft">{text("ui_product_number", { id: address.productId })}</p>}
      <Strip faults={look.faults} />
      {link && (
        <div class="withkeep">
          <LinkField
            link={link.link}
            label={text("ui_your_link")}
            about={[{ productId: address.productId, title: other ? null : title }]}
            of={title}
            onCopied={log}
          />
          {kept && <KeepButton product={kept} shortlist={shortlist} of={title} />}
        </div>
      )}
      {!link && used && (
        <Notice tone="warn">
          {address.canonical && look.linkProblem ? sentence(look.linkProblem) : notPromotable(address)}
        </Notice>
      )}
      <WithoutCampaign leftOut={link?.campaignLeftOut} />
      <Removed look={look} />
      {look.unstatedCurrency && <CurrencyQuestion asked={look.unstatedCurrency} />}
      {link?.notes
        // What is said of the id stands over all parts of the panel.
        .filter((note) => !isOfId(note))
        .map((note) => (
          <Notice key={note.code} tone={note.code.startsWith("foreign_") ? "good" : "warn"}>
            {sentence(note)}
          </Notice>
        ))}
      <ShortlistSaid leads of={shortlist} />
      <Part title={text("ui_you_earn")}>
        {look.own && <p class="fine soft">{ownOrdersText(look.own)}</p>}
        {estimate ? <Earns estimate={estimate} /> : estimateProblem && <p class="soft">{sentence(estimateProblem)}</p>}
      </Part>
      <PricePart look={look} snapshot={snapshot} settings={settings} />
      {estimate && <NetworksSideBySide settings={settings} used={used} ownPacks={look.ownPacks} />}
      {product && termsTitle(product) && (
        <Part title={termsTitle(product) ?? ""}>
          <Terms product={product} titled />
        </Part>
      )}
      {look.vetting && <Signals vetting={look.vetting} store={product?.store?.name} asked={signals} />}
      {product && !other && <Facts product={product} remarks={page ? remarks(page) : []} />}
    </div>
  );
}

/** Every signal, folded until somebody asks for it. */
function Signals({ vetting, store, asked }: { vetting: Found; store: string | null | undefined; asked: number }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked === 0) return;
    setOpen(true);
    place.current?.scrollIntoView({ block: "start" });
    place.current?.querySelector("summary")?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <section class="card" ref={place}>
      <Disclosure
        label={<span class="nowrap">{text("ui_signals")}</span>}
        aside={<Tally vetting={vetting} />}
        open={open}
        onToggle={setOpen}
      >
        <Vetting vetting={vetting} store={store} />
      </Disclosure>
    </section>
  );
}

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What is remarkable about what was read. */
function remarks({ findings }: PageReading): Note[] {
  return findings.flatMap((finding) => finding.notes).filter((note) => !isOtherProduct(note));
}

/** What a sale earns, on which ground, and each reason for it. */
function Earns({ estimate }: { estimate: Estimate }) {
  const place = [estimate.category, estimate.leafCategory].filter(Boolean).join(" › ");
  return (
    <>
      <p class="earnline">
        <b dir="ltr">{moneyRange(estimate, estimate.currency)}</b>
        <span class="soft">{percentRange(estimate.rate)}</span>
      </p>
      {estimate.exchange && <ExchangeAsked asked={estimate.exchange} />}
      <p class={`fine basis ${estimate.basis}`}>
        {text(outside(estimate) ? "ui_basis_outside" : BASIS[estimate.basis])}
      </p>
      {estimate.per100Clicks && (
        <p class="fine per100">
          {text("ui_per_100_clicks", { amount: moneyRange(estimate.per100Clicks, estimate.currency) })}
        </p>
      )}
      {place && (
        <p class="fine soft" dir="auto">
          {place}
        </p>
      )}
      <Reasons estimate={estimate} />
      <WhyNotMore estimate={estimate} />
    </>
  );
}

/** What the page says of the product, as far as it was read. */
function Facts({ product, remarks }: { product: Product; remarks: Note[] }) {
  const { sold, variants, stock, store, id, siteId } = product;
  const lines: [string, string | null, ("ltr" | "auto")?][] = [
    ["ui_field_sold", sold && count(sold.exact ? "ui_sold_exact" : "ui_sold_at_least", sold.atLeast)],
    ["ui_field_variants", variants === null ? null : number(variants)],
    ["ui_field_stock", stock === null ? null : number(stock)],
    ["ui_field_store", store?.name ?? null, "auto"],
    ["ui_field_id", id, "ltr"],
    ["ui_field_site_id", siteId === id ? null : siteId, "ltr"],
  ];
  return (
    <Part title={text("ui_facts")}>
      <dl class="factlist">
        {lines.map(
          ([label, value, dir]) =>
            value && (
              <div key={label}>
                <dt>{text(label)}</dt>
                <dd dir={dir}>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {remarks.map((note) => (
        <p key={note.code} class="soft fine">
          {sentence(note)}
        </p>
      ))}
    </Part>
  );
}

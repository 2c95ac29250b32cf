import { scriptLimit } from "affix:selectors";
import type { PageKind } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { profileInUse } from "../profile/inUse.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { keptProduct, useShortlist } from "../ui/hooks/useShortlist.js";
import { troubleText } from "../ui/page.js";
import { CompareNetworks } from "../ui/parts/CompareNetworks.js";
import { EstimateCard } from "../ui/parts/EstimateCard.js";
import { KeepButton } from "../ui/parts/KeepButton.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { ProductCard } from "../ui/parts/ProductCard.js";
import { number } from "../words/money.js";
import { isOtherProduct, otherProduct } from "../words/otherProduct.js";
import { sentence } from "../words/sentences.js";
import { EstimateBones, ProductBones } from "./Bones.js";
import { LinkCard } from "./LinkCard.js";
import { More } from "./More.js";
import { PlatformLine } from "./PlatformLine.js";
import type { PopupState } from "./usePopup.js";

/** A product page: what it is, what it earns, the link. */
export function ProductPage({ state }: { state: PopupState }) {
  const { look, page, stage, arrival } = state;
  if (!look || !page) return null;
  const waiting = stage === "link" || arrival === "waiting";
  return (
    <>
      {stage === "link" ? <ProductBones /> : <Summary state={state} />}
      {stage === "whole" && <Arrived state={state} />}
      <PageState state={state} />
      {waiting ? <EstimateBones /> : <Earnings state={state} />}
      {state.platform && <PlatformLine platform={state.platform} />}
      <LinkCard state={state} look={look} lead />
      <More state={state} />
    </>
  );
}

/** The product as far as it is known: by its page, or by its title and number. */
function Summary({ state: { look, page } }: { state: PopupState }) {
  const reading = look?.page;
  const product = reading?.product;
  if (product && (reading.kind !== "shell" || product.title)) {
    return (
      <ProductCard
        product={product}
        remarks={reading.findings.flatMap((finding) => finding.notes).filter((note) => !isOtherProduct(note))}
      />
    );
  }
  return (
    <section class="untold">
      <h2 dir="auto">{page?.title || text("ui_kind_product")}</h2>
      {look?.address.productId && <p class="soft fine">{text("ui_product_number", { id: look.address.productId })}</p>}
    </section>
  );
}

/** That the page is waited for, to eyes and ears, and then to ears that it has come. */
function Arrived({ state: { arrival } }: { state: PopupState }) {
  const waiting = arrival === "waiting";
  return (
    <p class={waiting ? "waiting" : "unseen"} role="status">
      {waiting ? text("ui_page_waiting") : arrival === "here" ? text("ui_page_arrived") : ""}
    </p>
  );
}

/** Kinds of page that say by themselves why so little could be read. */
function explained(kind: PageKind | undefined): boolean {
  return kind === "blocked" || kind === "unavailable" || kind === "shell";
}

/** Why a product page tells less than it should. */
function PageState({ state }: { state: PopupState }) {
  const why = reasonOf(state);
  if (!why) return null;
  return (
    <section class="aside">
      <Notice
        tone="warn"
        alert={state.arrival === "late"}
        action={
          <Button kind="quiet" drawing="retry" onClick={state.again}>
            {text("ui_read_again")}
          </Button>
        }
      >
        {why}
      </Notice>
    </section>
  );
}

function reasonOf({ look, unreadable, arrival }: PopupState): string | null {
  if (unreadable) return troubleText(unreadable);
  if (arrival === "late") return text("ui_page_late");
  if (look?.page?.kind === "blocked") return text("ui_page_blocked");
  // What was removed is said where its link would stand.
  if (look?.page?.kind !== "shell" || arrival === "waiting") return null;
  const missing = look.page.unread.find(({ field }) => field === "price");
  if (missing?.code !== "unread_state_large") return missing ? sentence(missing) : null;
  return text("ui_page_large", { size: megabytes(missing.params.size ?? ""), most: megabytes(scriptLimit) });
}

function megabytes(bytes: number | string): string {
  return number((Number(bytes) / 1e6).toFixed(1));
}

/** What a sale earns, or why that is not known. */
function Earnings({ state }: { state: PopupState }) {
  const { look, snapshot, asked, chosen } = state;
  const shortlist = useShortlist();
  const product = look?.page?.product;
  const kept =
    product && !otherProduct(look.page) && look.address.canonical && keptProduct(product, look.address.canonical);
  if (!look?.estimate) return <NoEstimate state={state} />;
  return (
    <EstimateCard estimate={look.estimate} aside={kept && <KeepButton product={kept} shortlist={shortlist} />}>
      <NotStored why={shortlist.trouble} />
      {snapshot && asked && (
        <CompareNetworks
          snapshot={snapshot}
          settings={asked}
          used={profileInUse(asked, chosen)?.network ?? "aliexpress"}
          rates={state.platform?.said?.rates ?? null}
        />
      )}
    </EstimateCard>
  );
}

function NoEstimate({ state: { look, unreadable, arrival } }: { state: PopupState }) {
  if (unreadable || arrival === "late" || !look?.estimateProblem || explained(look.page?.kind)) return null;
  return (
    <section class="estimate">
      <h2 class="label">{text("ui_you_earn")}</h2>
      <p class="soft">{sentence(look.estimateProblem)}</p>
    </section>
  );
}

import { scriptLimit } from "affix:selectors";
import type { Look } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { CurrencyQuestion } from "../ui/parts/CurrencyQuestion.js";
import { ProductCard } from "../ui/parts/ProductCard.js";
import { Removed } from "../ui/parts/Removed.js";
import { number } from "../words/money.js";
import { saying, sentence } from "../words/sentences.js";
import { EstimateBones, ProductBones } from "./Bones.js";
import { EstimateLine } from "./EstimateLine.js";
import { LinkCard } from "./LinkCard.js";
import { More } from "./More.js";
import { PriceLine } from "./PriceLine.js";
import type { PopupState } from "./usePopup.js";
import { VettingLine } from "./VettingLine.js";

/** A product page: what it is, the link, what it earns. */
export function ProductPage({ state }: { state: PopupState }) {
  const { look, page, stage, arrival } = state;
  if (!look || !page) return null;
  const waiting = stage === "link" || arrival === "waiting";
  return (
    <>
      {stage === "link" ? <ProductBones /> : <Summary state={state} />}
      {stage === "whole" && <Arrived state={state} />}
      <PageState state={state} />
      <LinkCard state={state} look={look} lead />
      <Ways look={look} />
      {waiting ? <EstimateBones /> : <EstimateLine state={state} />}
      <PriceLine state={state} />
      {!waiting && <VettingLine state={state} />}
      <More state={state} />
    </>
  );
}

/** The product as far as it is known: by its page, or by its number. What a tab is called is no product's title. */
function Summary({ state: { look } }: { state: PopupState }) {
  const reading = look?.page;
  const product = reading?.product;
  if (product && (reading.kind !== "shell" || product.title)) {
    return <ProductCard product={product} />;
  }
  return (
    <section class="untold">
      <h2>{saying(reading?.kind) ?? text("ui_kind_product")}</h2>
      {look?.address.productId && <p class="soft fine">{text("ui_product_number", { id: look.address.productId })}</p>}
    </section>
  );
}

/** What the user can say or do where the page itself is not enough. */
function Ways({ look }: { look: Look }) {
  const asked = look.unstatedCurrency;
  const removed = look.page?.kind === "unavailable";
  if (!asked && !removed) return null;
  return (
    <section class="aside">
      {asked && <CurrencyQuestion asked={asked} />}
      {removed && <Removed look={look} />}
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

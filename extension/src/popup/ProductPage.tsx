import type { PageKind } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { Button } from "../ui/Button.js";
import { EstimateCard } from "../ui/EstimateCard.js";
import { Notice } from "../ui/Notice.js";
import { troubleText } from "../ui/page.js";
import { ProductCard } from "../ui/ProductCard.js";
import { sentence } from "../ui/words.js";
import { EstimateBones, ProductBones } from "./Bones.js";
import { LinkCard } from "./LinkCard.js";
import { More } from "./More.js";
import type { PopupState } from "./usePopup.js";

/** A product page: what it is, what it earns, the link. */
export function ProductPage({ state }: { state: PopupState }) {
  const { look, page } = state;
  if (!look || !page) return null;
  const waiting = state.stage === "link";
  const product = look.page?.product ?? null;
  const remarks = (look.page?.findings ?? []).flatMap((finding) => finding.notes);
  return (
    <>
      {waiting ? (
        <ProductBones />
      ) : product ? (
        <ProductCard product={product} remarks={remarks} />
      ) : (
        <section class="untold">
          <h2 dir="auto">{page.title || text("ui_kind_product")}</h2>
          {look.address.productId && (
            <p class="soft fine">{text("ui_product_number", { id: look.address.productId })}</p>
          )}
        </section>
      )}
      <PageState state={state} />
      {waiting ? <EstimateBones /> : look.estimate ? <EstimateCard estimate={look.estimate} /> : <NoEstimate state={state} />}
      <LinkCard state={state} look={look} lead />
      <More state={state} />
    </>
  );
}

/** Kinds of page that say by themselves why so little could be read. */
function explained(kind: PageKind | undefined): boolean {
  return kind === "blocked" || kind === "unavailable" || kind === "shell";
}

/** Why a product page tells less than it should. */
function PageState({ state }: { state: PopupState }) {
  const { look, unreadable } = state;
  const again = (
    <Button kind="quiet" drawing="retry" onClick={state.again}>
      {text("ui_read_again")}
    </Button>
  );
  if (unreadable) {
    return (
      <section class="aside">
        <Notice tone="warn" action={again}>
          {troubleText(unreadable)}
        </Notice>
      </section>
    );
  }
  const kind = look?.page?.kind;
  // What was removed is said where its link would stand.
  if (!explained(kind) || kind === "unavailable") return null;
  return (
    <section class="aside">
      <Notice tone="warn" action={again}>
        {text(`ui_page_${kind}`)}
      </Notice>
    </section>
  );
}

function NoEstimate({ state }: { state: PopupState }) {
  const { look, unreadable } = state;
  if (unreadable || !look?.estimateProblem || explained(look.page?.kind)) return null;
  return (
    <section class="estimate">
      <h2 class="label">{text("ui_you_earn")}</h2>
      <p class="soft">{sentence(look.estimateProblem)}</p>
    </section>
  );
}

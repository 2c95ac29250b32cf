import type { Look, UrlKind } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { shownTitle } from "../core/page.js";
import { PageLinks } from "../ui/parts/PageLinks.js";
import { count, notPromotable } from "../words/sentences.js";
import { BestThree } from "./BestThree.js";
import { LinkCard } from "./LinkCard.js";
import { More } from "./More.js";
import { PasteBox } from "./PasteBox.js";
import type { PopupState } from "./usePopup.js";

/** Addresses of pages that are not AliExpress'. */
const NOT_ALIEXPRESS: ReadonlySet<UrlKind> = new Set(["foreign", "invalid"]);

/** Any page but a product's: its link if it has one, and the paste box if not. */
export function OtherPage({ state }: { state: PopupState }) {
  const { look, page } = state;
  const cards = look?.page?.cards.length ?? 0;
  if (look?.address.canonical && page) {
    return (
      <>
        <section class="untold">
          <p class="label" role="status">
            {[kindLabel(look), cards > 0 && count("ui_cards", cards)].filter(Boolean).join(" · ")}
          </p>
          <h2 dir="auto">{shownTitle(page.title)}</h2>
        </section>
        <LinkCard state={state} look={look} lead />
        <BestThree state={state} look={look} page={page} />
        <More state={state} />
      </>
    );
  }
  return (
    <>
      <section class="untold">
        <h2>{text("ui_paste_title")}</h2>
        <p class="soft">{why(state)}</p>
        <PasteBox state={state} lead />
      </section>
      {state.settings && page && look?.address.kind === "foreign" && (
        <PageLinks settings={state.settings} page={page} />
      )}
      <More state={state} pasted />
    </>
  );
}

function kindLabel(look: Look): string {
  return text(`ui_kind_${look.address.kind}`);
}

/** Why there is no link for the page in front. */
function why({ page, look }: PopupState): string {
  if (!page || !look) return text("ui_page_hidden");
  return NOT_ALIEXPRESS.has(look.address.kind) ? text("ui_page_elsewhere") : notPromotable(look.address);
}

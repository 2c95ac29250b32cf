import type { Look, UrlKind } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { harmless } from "../core/page.js";
import { openPanel } from "../stored/panel.js";
import { Button } from "../ui/controls/Button.js";
import { count, notPromotable } from "../words/sentences.js";
import { LinkCard } from "./LinkCard.js";
import { More } from "./More.js";
import { PasteBox } from "./PasteBox.js";
import type { PopupState } from "./usePopup.js";

/** Addresses of pages that are not AliExpress'. */
const NOT_ALIEXPRESS: ReadonlySet<UrlKind> = new Set(["foreign", "invalid"]);

/** Any page but a product's: its link if it has one, and the paste box if not. */
export function OtherPage({ state }: { state: PopupState }) {
  const { look, page } = state;
  if (look?.address.canonical && page) {
    return (
      <>
        <section class="untold">
          <p class="label">{kindLabel(look)}</p>
          <h2 dir="auto">{harmless(page.title)}</h2>
          <Cards look={look} tabId={page.tabId} />
        </section>
        <LinkCard state={state} look={look} lead />
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

/** How many products a result page holds, more while the user scrolls it, and the way to those that earn most. */
function Cards({ look, tabId }: { look: Look; tabId: number }) {
  const cards = look.page?.cards.length ?? 0;
  if (cards === 0) return null;
  return (
    <div class="row">
      <p class="soft fine" role="status">
        {count("ui_cards", cards)}
      </p>
      <Button kind="quiet" onClick={() => void openPanel(tabId, "page").then(() => window.close())}>
        {text("ui_earners_title")}
      </Button>
    </div>
  );
}

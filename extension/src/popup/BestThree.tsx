import { useCallback, useEffect, useState } from "preact/hooks";
import type { Earner, ListingLook, Look } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import type { ActivePage } from "../browser/page.js";
import { listing } from "../core/page.js";
import { listedItem } from "../posts/postItem.js";
import { best } from "../products/best.js";
import { RowMenu } from "../products/RowMenu.js";
import { useLinks } from "../products/useLinks.js";
import { withOwn } from "../stored/orders.js";
import { openPanel, postPart } from "../stored/panel.js";
import { postingAs } from "../stored/postingAs.js";
import { Button } from "../ui/controls/Button.js";
import { keptEarner, useShortlist } from "../ui/hooks/useShortlist.js";
import { CurrencyQuestion } from "../ui/parts/CurrencyQuestion.js";
import { NotCopied } from "../ui/parts/NotCopied.js";
import { ProductRow, productName } from "../ui/parts/ProductRow.js";
import { ShortlistSaid } from "../ui/parts/ShortlistSaid.js";
import { moneyRange } from "../words/money.js";
import type { PopupState } from "./usePopup.js";

/** As many as fit without scrolling. */
const MOST = 3;

interface BestThreeProps {
  state: PopupState;
  look: Look;
  page: ActivePage;
}

/** The products of a listing that sell and pay best, and the way to the table of all. */
export function BestThree({ state: { settings, snapshot }, look, page }: BestThreeProps) {
  const [found, setFound] = useState<ListingLook | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const used = settings && postingAs(settings);
  const profile = used?.id ?? null;
  useEffect(() => {
    if (!snapshot || !settings) return;
    let over = false;
    withOwn((own) => listing({ snapshot, settings, profile, own, now: Date.now() })).then(
      (answer) => !over && setFound(answer),
      console.error,
    );
    return () => {
      over = true;
    };
  }, [snapshot, settings, profile]);
  const cards = look.page?.cards.length ?? 0;
  if (cards === 0 || !settings) return null;
  const shown = found ? best(found, MOST) : [];
  return (
    <section class="best" aria-label={text("ui_best")}>
      <div class="heading">
        <h3>{shown.length > 0 && text("ui_best")}</h3>
        <Button kind="quiet" onClick={() => void openPanel(page.tabId, "page").then(() => window.close())}>
          {text("ui_best_all")}
        </Button>
      </div>
      {shown.length > 0 && (
        <Rows
          shown={shown}
          origin={new URL(page.url).origin}
          tabId={page.tabId}
          settings={settings}
          onRefused={setFailed}
        />
      )}
      <NotCopied links={failed} />
      {found?.unstatedCurrency && <CurrencyQuestion asked={found.unstatedCurrency} />}
    </section>
  );
}

interface RowsProps {
  shown: Earner[];
  /** The site that the listing is on: links are made for it. */
  origin: string;
  tabId: number;
  settings: NonNullable<PopupState["settings"]>;
  onRefused: (link: string) => void;
}

function Rows({ shown, origin, tabId, settings, onRefused }: RowsProps) {
  const addressOf = useCallback(({ siteId }: Earner) => `${origin}/item/${siteId}.html`, [origin]);
  const { rowOf, copied } = useLinks(shown, addressOf, settings, postingAs(settings));
  const shortlist = useShortlist();
  const [said, setSaid] = useState("");
  return (
    <>
      <ul class="plain">
        {shown.map((earner) => {
          const link = rowOf(earner)?.link ?? null;
          return (
            <li key={earner.id}>
              <ProductRow
                product={{ ...earner, address: addressOf(earner) }}
                earns={earner.estimate && moneyRange(earner.estimate, earner.estimate.currency)}
                link={link}
                onCopied={() => copied([earner])}
                onFailure={() => link && onRefused(link)}
              >
                <RowMenu
                  name={productName(earner)}
                  item={link ? () => listedItem(earner, link) : null}
                  copied={(format) => copied([earner], format)}
                  post={() => void openPanel(tabId, postPart(earner.id)).then(() => window.close())}
                  address={addressOf(earner)}
                  product={keptEarner(earner, addressOf(earner))}
                  shortlist={shortlist}
                  say={setSaid}
                />
              </ProductRow>
            </li>
          );
        })}
      </ul>
      <ShortlistSaid leads of={shortlist} />
      <p class="fine rowsaid" role="status">
        {said}
      </p>
    </>
  );
}

import type { Look } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { ShortLink } from "../profile/ShortLink.js";
import { postingAs } from "../stored/postingAs.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { usePlatformState } from "../ui/hooks/usePlatformState.js";
import { keptProduct } from "../ui/hooks/useShortlist.js";
import { Compared } from "../ui/parts/CompareNetworks.js";
import { OnPageSwitch, useInline } from "../ui/parts/OnPage.js";
import { QrCode } from "../ui/parts/QrCode.js";
import { Terms, termsTitle } from "../ui/parts/Terms.js";
import { count } from "../words/sentences.js";
import { type Drawer, Foot } from "./Foot.js";
import { ForThisCopy } from "./ForThisCopy.js";
import { LayoutReport } from "./LayoutReport.js";
import { PasteBox } from "./PasteBox.js";
import { Reading } from "./Reading.js";
import type { PopupState } from "./usePopup.js";

interface MoreProps {
  state: PopupState;
  /** The paste box stands above already. */
  pasted?: boolean;
}

/** The popup's end: keep, post, and what else can be done. */
export function More({ state, pasted }: MoreProps) {
  const inline = useInline();
  const platform = usePlatformState();
  const { look, page } = state;
  const product = look?.page?.product;
  // Of what is gone no post can be written; whether it is kept is said where it is told to be gone.
  const of = look?.page?.kind !== "unavailable" && (product != null || look?.address.kind === "product");
  const kept = product && look.address.canonical ? keptProduct(product, look.address.canonical) : null;
  const drawers: (Drawer | false)[] = [
    terms(state),
    !pasted && { name: "paste", label: text("ui_paste_another"), content: <PasteBox state={state} lead /> },
    subIds(state),
    platform?.on && platform.trackingId ? shortLink(state) : false,
    qr(state),
    networks(state),
    {
      name: "inline",
      label: text(inline?.on ? "ui_on_page_on" : "ui_on_page"),
      content: <OnPageSwitch />,
    },
    reading(state),
    report(state),
  ];
  return (
    <Foot
      {...(of && !look?.otherProduct && { product: kept })}
      tabId={page?.tabId ?? null}
      post={of}
      drawers={drawers.filter((drawer) => drawer !== false)}
    />
  );
}

/** Also while what is typed there makes no link. */
function subIds(state: PopupState): Drawer | false {
  const used = state.settings && postingAs(state.settings);
  const link = state.look?.link ?? null;
  if (!used || !(link || state.asked !== state.settings)) return false;
  return {
    name: "subids",
    label: text("ui_link_details"),
    content: <ForThisCopy state={state} profile={used} link={link} />,
  };
}

function shortLink({ look }: PopupState): Drawer | false {
  const landing = look?.link?.landing;
  if (!landing) return false;
  return {
    name: "short",
    label: text("ui_format_short"),
    content: <ShortLink page={landing} productId={look.address.productId} title={titleOf(look)} />,
  };
}

/** What the product that the link leads to is called. */
function titleOf({ page, otherProduct }: Look): string | null {
  return otherProduct ? null : (page?.product?.title ?? null);
}

function qr({ look }: PopupState): Drawer | false {
  const link = look?.link?.link;
  return link
    ? { name: "qr", label: text("ui_format_qr"), content: <QrCode link={link} onSaved={() => undefined} /> }
    : false;
}

function networks({ look, snapshot, asked, platform }: PopupState): Drawer | false {
  if (!look?.estimate || !snapshot || !asked) return false;
  return {
    name: "networks",
    label: text("ui_compare"),
    content: (
      <Compared
        snapshot={snapshot}
        settings={asked}
        used={postingAs(asked)?.network ?? "aliexpress"}
        rates={platform?.said?.rates ?? null}
        ownPacks={look.ownPacks}
      />
    ),
  };
}

function terms({ look, arrival }: PopupState): Drawer | false {
  const product = look?.page?.product;
  const label = product && arrival !== "waiting" && termsTitle(product);
  return label ? { name: "terms", label, content: <Terms product={product} titled /> } : false;
}

function reading({ look, snapshot, arrival }: PopupState): Drawer | false {
  if (!look?.page || arrival === "waiting") return false;
  const { kind, unread, findings } = look.page;
  const split = findings.filter((finding) => finding.disagrees.length > 0);
  if (unread.length + split.length === 0) return false;
  return {
    name: "reading",
    label: unread.length > 0 ? count("ui_unread", unread.length) : count("ui_disagree", split.length),
    content: (
      <div class="stack">
        <Reading unread={unread} split={split} />
        {snapshot && (
          <Disclosure label={text("ui_report")}>
            <LayoutReport page={snapshot} kind={kind} />
          </Disclosure>
        )}
      </div>
    ),
  };
}

/** Only of AliExpress' public pages: nobody needs to know how others are built. */
function report({ look, snapshot }: PopupState): Drawer | false {
  if (!snapshot || !look?.page || !look.address.canonical) return false;
  const { kind } = look.page;
  return { name: "report", label: text("ui_report"), content: <LayoutReport page={snapshot} kind={kind} /> };
}

import { text } from "../browser/catalogue.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { type Drawer, Drawers } from "../ui/controls/Drawers.js";
import { OnPageSwitch, useInline } from "../ui/parts/OnPage.js";
import { Terms, termsTitle } from "../ui/parts/Terms.js";
import { count } from "../words/sentences.js";
import { LayoutReport } from "./LayoutReport.js";
import { PasteBox } from "./PasteBox.js";
import { Reading } from "./Reading.js";
import type { PopupState } from "./usePopup.js";

interface MoreProps {
  state: PopupState;
  /** The paste box stands above already. */
  pasted?: boolean;
}

/** The quiet end of the popup: how long a click counts, what was not read, and what else can be done. */
export function More({ state, pasted }: MoreProps) {
  const inline = useInline();
  const drawers: (Drawer | false)[] = [
    terms(state),
    reading(state),
    !pasted && { name: "paste", label: text("ui_paste_another"), content: <PasteBox state={state} lead /> },
    {
      name: "inline",
      label: text(inline?.on ? "ui_on_page_on" : "ui_on_page"),
      content: <OnPageSwitch />,
    },
    report(state),
  ];
  return (
    <footer class="more">
      {state.look?.link && <p class="window">{text("ui_window")}</p>}
      <Drawers drawers={drawers.filter((drawer) => drawer !== false)} />
    </footer>
  );
}

function terms({ look, arrival }: PopupState): Drawer | false {
  const product = look?.page?.product;
  const label = product && arrival !== "waiting" && termsTitle(product);
  return label ? { name: "terms", label, content: <Terms product={product} /> } : false;
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

/** The popup behind the toolbar button. */

import { useEffect, useLayoutEffect } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { openRoom } from "../browser/pages.js";
import { Problem } from "../protocol/problem.js";
import { movePanel, openPanel } from "../stored/panel.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { Gate, useVetted } from "../ui/parts/Gate.js";
import { Header } from "../ui/parts/Header.js";
import { PostingAs } from "../ui/parts/PostingAs.js";
import { showPage } from "../ui/parts/showPage.js";
import { Bones } from "./Bones.js";
import { FailureNotice } from "./FailureNotice.js";
import { FilledRow } from "./FilledRow.js";
import { type Begun, begin, type Gathered, gather } from "./gather.js";
import { Held } from "./Held.js";
import { closeOnEscape } from "./keys.js";
import { markFirst } from "./marks.js";
import { OtherPage } from "./OtherPage.js";
import { ProductPage } from "./ProductPage.js";
import { type PopupState, usePopup } from "./usePopup.js";

function Popup({ gathered, begun }: { gathered: Gathered; begun: Begun }) {
  const state = usePopup(gathered, begun);
  const { settings, failure, stage } = state;
  useVetted(state.look, stage === "whole" || state.trouble !== null);
  useEffect(closeOnEscape, []);
  // A panel that is open beside another page goes along with the click.
  const tabId = state.page?.tabId;
  useEffect(() => void (tabId !== undefined && movePanel(tabId).catch(console.error)), [tabId]);
  useLayoutEffect(() => {
    if (stage !== "nothing") markFirst("link");
    if (stage === "whole") markFirst("whole");
  }, [stage]);
  const posting = settings && settings.profiles.length > 0;
  return (
    <>
      <Header narrow>
        {posting ? (
          <PostingAs settings={settings} />
        ) : (
          settings && <span class="nobody">{text("ui_posting_as_nobody")}</span>
        )}
        <RoundButton
          drawing="panel"
          label={text("ui_open_panel")}
          class="to-end"
          onClick={() => void openPanel(state.page?.tabId ?? null).then(() => window.close())}
        />
        <RoundButton drawing="open" label={text("ui_workbench")} onClick={() => openRoom("")} />
      </Header>
      <main>
        <h1 class="unseen">{text("ui_popup_name")}</h1>
        {failure && <FailureNotice failure={failure} onClose={state.dropFailure} />}
        <Held />
        <FilledRow state={state} />
        <Content state={state} />
      </main>
      <Gate />
    </>
  );
}

function Content({ state }: { state: PopupState }) {
  if (state.trouble) return <Trouble trouble={state.trouble} again={state.again} />;
  if (state.stage === "nothing") return <Bones />;
  if (isProduct(state)) return <ProductPage state={state} />;
  return <OtherPage state={state} />;
}

function isProduct({ look, page }: PopupState): boolean {
  if (!page?.ofAliExpress || !look) return false;
  return look.address.kind === "product" || look.page?.kind === "product";
}

function Trouble({ trouble, again }: { trouble: unknown; again: () => void }) {
  return (
    <section class="stack">
      <Notice tone="bad" alert>
        {troubleText(trouble)}
      </Notice>
      {trouble instanceof Problem && trouble.code === "core_panicked" && (
        <p class="soft fine">{text("ui_panicked_hint")}</p>
      )}
      <Button kind="main" drawing="retry" onClick={again}>
        {text("ui_try_again")}
      </Button>
    </section>
  );
}

const gathered = gather();
void begin(gathered).then((begun) => showPage("app_name", <Popup gathered={gathered} begun={begun} />));

/** The popup behind the toolbar button. */

import { useEffect } from "preact/hooks";
import { openOptions, text } from "../browser.js";
import { Button, RoundButton } from "../ui/Button.js";
import { Header } from "../ui/Header.js";
import { Notice } from "../ui/Notice.js";
import { showPage, troubleCode, troubleText } from "../ui/page.js";
import { useNetworks } from "../ui/useNetworks.js";
import { Bones } from "./Bones.js";
import { FailureNotice } from "./FailureNotice.js";
import { closeOnEscape } from "./keys.js";
import { OtherPage } from "./OtherPage.js";
import { ProductPage } from "./ProductPage.js";
import { ProfileChoice } from "./ProfileChoice.js";
import { type PopupState, profileInUse, usePopup } from "./usePopup.js";

function Popup() {
  const state = usePopup();
  const networks = useNetworks();
  useEffect(closeOnEscape, []);
  const { settings, failure } = state;
  const used = settings && profileInUse(settings, state.chosen);
  return (
    <>
      <Header>
        {settings && used && (
          <ProfileChoice settings={settings} used={used} networks={networks} choose={state.choose} />
        )}
        <RoundButton
          drawing="gear"
          label={text("ui_open_options")}
          class={used ? "" : "to-end"}
          onClick={() => openOptions()}
        />
      </Header>
      <main>
        <h1 class="unseen">{text("ui_popup_name")}</h1>
        {failure && <FailureNotice failure={failure} onClose={state.dropFailure} />}
        <Content state={state} />
      </main>
    </>
  );
}

function Content({ state }: { state: PopupState }) {
  if (state.trouble) return <Trouble trouble={state.trouble} again={state.again} />;
  if (!state.settings || state.page === undefined) return <Bones />;
  if (state.page && !state.look) return <Bones />;
  if (isProduct(state)) return <ProductPage state={state} />;
  return <OtherPage state={state} />;
}

function isProduct({ look, page }: PopupState): boolean {
  if (!page || !look) return false;
  return look.address.kind === "product" || look.page?.kind === "product";
}

function Trouble({ trouble, again }: { trouble: unknown; again: () => void }) {
  return (
    <section class="stack">
      <Notice tone="bad" alert>
        {troubleText(trouble)}
      </Notice>
      {troubleCode(trouble) === "core_panicked" && <p class="soft fine">{text("ui_panicked_hint")}</p>}
      <Button kind="main" drawing="retry" onClick={again}>
        {text("ui_try_again")}
      </Button>
    </section>
  );
}

showPage("app_name", <Popup />);

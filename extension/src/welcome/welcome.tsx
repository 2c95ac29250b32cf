/** The page that opens once, after installation. */

import { useState } from "preact/hooks";
import type { Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { withProfile } from "../profile/profiles.js";
import { useCheck } from "../profile/useCheck.js";
import { postingAs } from "../stored/postingAs.js";
import { changeSettings } from "../stored/settings.js";
import { Button } from "../ui/controls/Button.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { Icon } from "../ui/controls/Icon.js";
import { Notice } from "../ui/controls/Notice.js";
import { useNetworks } from "../ui/hooks/useNetworks.js";
import { useSettingsNow } from "../ui/hooks/useSettingsNow.js";
import { troubleText } from "../ui/page.js";
import { Header } from "../ui/parts/Header.js";
import { showPage } from "../ui/parts/showPage.js";
import { Account } from "./Account.js";
import { Sample } from "./Sample.js";
import { SetUp } from "./SetUp.js";
import { Steps, useShortcut } from "./Steps.js";

const NEVERS = ["ui_never_links", "ui_never_cookies", "ui_never_foreign_id", "ui_never_sends"];

function Welcome() {
  const [trouble, setTrouble] = useState<unknown>(null);
  const settings = useSettingsNow(setTrouble);
  const networks = useNetworks();
  const [draft, setDraft] = useState<Profile | null>(null);
  const used = settings && postingAs(settings);
  const check = useCheck(used ?? draft);
  const keys = useShortcut();
  const toConfirm = check?.toConfirm;

  function use(profile: Profile): void {
    setTrouble(null);
    changeSettings((now) => withProfile(now, { ...profile, id: crypto.randomUUID() })).catch(setTrouble);
  }

  return (
    <>
      <Header>
        <Button kind="quiet" class="to-end" onClick={() => void openOptions()}>
          {text("ui_open_options")}
        </Button>
      </Header>
      <main>
        <section class="hero">
          <div class="begin">
            <div role="status">
              <h1>{text(used ? "ui_welcome_done" : "ui_welcome_headline")}</h1>
              <p class="lede">
                {used ? text(keys ? "ui_welcome_next_keys" : "ui_welcome_next", { keys }) : text("ui_welcome_lede")}
              </p>
            </div>
            {trouble !== null && (
              <Notice tone="bad" alert>
                {troubleText(trouble)}
              </Notice>
            )}
            {used && <Account profile={used} check={check} networks={networks} />}
            {settings && !used && networks.length > 0 && <SetUp networks={networks} onDraft={setDraft} onUse={use} />}
          </div>
          <Sample link={check?.example ?? null} odd={toConfirm ? text("ui_to_confirm") : null} />
        </section>
        <Steps ready={used !== null} />
        <section class="plainly">
          <Disclosure label={text("ui_plainly_title")}>
            <p>{text("ui_plainly_text")}</p>
            <ul class="nevers">
              {NEVERS.map((code) => (
                <li key={code}>
                  <Icon name="check" />
                  {text(code)}
                </li>
              ))}
            </ul>
          </Disclosure>
        </section>
      </main>
    </>
  );
}

void showPage("ui_welcome_title", <Welcome />);

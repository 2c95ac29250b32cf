/** The side panel: the page in front while one works beside it. It also opens as a page. */

import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { openRoom, openWelcome } from "../browser/pages.js";
import { PasteOwnLink } from "../profile/PasteOwnLink.js";
import { withProfile } from "../profile/profiles.js";
import { ToBeConfirmed } from "../profile/ToBeConfirmed.js";
import { onSectionAsked, postAsked } from "../stored/panel.js";
import { postingAs } from "../stored/postingAs.js";
import { changeSettings } from "../stored/settings.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { useSettingsNow } from "../ui/hooks/useSettingsNow.js";
import { useShortlist } from "../ui/hooks/useShortlist.js";
import { troubleText } from "../ui/page.js";
import { Gate, useVetted } from "../ui/parts/Gate.js";
import { Header } from "../ui/parts/Header.js";
import { LogTrouble } from "../ui/parts/LogTrouble.js";
import { NextEvent } from "../ui/parts/NextEvent.js";
import { PostingAs } from "../ui/parts/PostingAs.js";
import { showPage } from "../ui/parts/showPage.js";
import { Collect } from "./Collect.js";
import { ContextBar } from "./ContextBar.js";
import { Post } from "./Post.js";
import { PARTS, type PartName } from "./parts.js";
import { Tabs } from "./Tabs.js";
import { ThisPage } from "./ThisPage.js";
import { AboutProvider, useKeepingToPage } from "./useAbout.js";
import { useLookAt } from "./useLookAt.js";

const CONTENT = { page: ThisPage, post: Post, collect: Collect } as const;

/** What is not about the page in view, and stays at hand whatever is in front. */
const OF_NO_PAGE: ReadonlySet<PartName> = new Set(["collect"]);

/** A part of the page’s part. */
const SIGNALS = "signals";

function fromAddress(): PartName {
  const name = location.hash.slice(1);
  return PARTS.find((part) => part === name) ?? "page";
}

function Panel() {
  const [trouble, setTrouble] = useState<unknown>(null);
  const [shown, setShown] = useState<PartName>(fromAddress);
  const [signals, setSignals] = useState(0);
  const [posted, setPosted] = useState<string | null>(null);
  const settings = useSettingsNow(setTrouble);
  const about = useKeepingToPage();
  const { look, snapshot } = useLookAt(about.page, settings);
  useVetted(look, look !== null || about.page === null);
  const { kept } = useShortlist();
  useEffect(() => {
    const follow = (): void => setShown(fromAddress());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const choose = (name: string): void => {
    location.hash = name;
  };
  useEffect(
    () =>
      onSectionAsked((name) => {
        const id = postAsked(name);
        if (id) setPosted(id);
        if (name === SIGNALS) setSignals((times) => times + 1);
        choose(id || name === SIGNALS ? "page" : name);
      }),
    [],
  );
  const used = settings && postingAs(settings);
  return (
    <AboutProvider value={about}>
      <div class="stuck">
        <Header narrow>
          {settings && <PostingAs settings={settings} />}
          <RoundButton drawing="open" label={text("ui_workbench")} class="to-end" onClick={() => void openRoom("")} />
        </Header>
        <ContextBar look={look} />
        <Tabs shown={shown} kept={kept?.length ?? 0} choose={choose} />
      </div>
      <main>
        <h1 class="unseen">{text("ui_panel_title")}</h1>
        {trouble !== null && (
          <Notice tone="bad" alert>
            {troubleText(trouble)}
          </Notice>
        )}
        <LogTrouble />
        {used && <ToBeConfirmed profile={used} />}
        {settings && !used && (
          <div class="setup">
            <h2>{text("ui_setup_title")}</h2>
            <PasteOwnLink
              label={text("ui_own_link_title")}
              hint={text("ui_own_link_hint")}
              placeholder="s.click.aliexpress.com/e/_…"
              action={text("ui_own_link_use")}
              starts={false}
              onUse={(profile) =>
                void changeSettings((now) => withProfile(now, { ...profile, id: crypto.randomUUID() })).catch(
                  setTrouble,
                )
              }
            />
            <Button kind="quiet" class="hem" onClick={() => void openWelcome()}>
              {text("ui_setup_button")}
            </Button>
          </div>
        )}
        {settings &&
          PARTS.map((name) => {
            const Part = CONTENT[name];
            const away = about.away !== null && !OF_NO_PAGE.has(name);
            return (
              <div
                key={name}
                id={`part-${name}`}
                role="tabpanel"
                aria-labelledby={`tab-${name}`}
                hidden={name !== shown}
                inert={away}
                class={away ? "part-of-panel inert" : "part-of-panel"}
              >
                <Part
                  settings={settings}
                  used={used}
                  shown={name === shown}
                  look={look}
                  snapshot={snapshot}
                  signals={signals}
                  posted={posted}
                  heard={() => setPosted(null)}
                />
              </div>
            );
          })}
      </main>
      <Gate />
      {settings && (
        <footer class="panelfoot">
          <NextEvent settings={settings} />
        </footer>
      )}
    </AboutProvider>
  );
}

void showPage("ui_panel_title", <Panel />);

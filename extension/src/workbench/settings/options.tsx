/** The options page. */

import { useEffect } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { type EditedSettings, useSettings } from "../../ui/hooks/useSettings.js";
import { showPage, troubleText } from "../../ui/page.js";
import { Header } from "../../ui/parts/Header.js";
import { OnPageSwitch } from "../../ui/parts/OnPage.js";
import { Saved } from "../../ui/parts/Saved.js";
import { About } from "./About.js";
import { BuyersSection } from "./BuyersSection.js";
import { CampaignsSection } from "./CampaignsSection.js";
import { ConversionSection } from "./ConversionSection.js";
import { CurrencySection } from "./CurrencySection.js";
import { DataSection } from "./DataSection.js";
import { PlatformSection } from "./PlatformSection.js";
import { PostsSection } from "./PostsSection.js";
import { ProfilesSection } from "./ProfilesSection.js";
import { RatesSection } from "./RatesSection.js";
import { ReadersSection } from "./ReadersSection.js";
import { Section } from "./Section.js";
import { ShortcutSection } from "./ShortcutSection.js";

const SECTIONS = [
  "profiles",
  "campaigns",
  "posts",
  "rates",
  "buyers",
  "readers",
  "currency",
  "conversion",
  "platform",
  "inline",
  "shortcut",
  "data",
  "about",
];

function Options() {
  const settings = useSettings();
  return (
    <>
      <Header>
        <h1>{text("ui_options_title")}</h1>
        <Saved saving={settings.saving} />
      </Header>
      <div class="frame">
        <nav aria-label={text("ui_sections")}>
          <ul>
            {SECTIONS.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{text(`ui_${name}_title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <Sections settings={settings} />
        </main>
      </div>
    </>
  );
}

function Sections({ settings: { now, change, replace, restart, trouble, again } }: { settings: EditedSettings }) {
  const ready = now !== null;
  useEffect(() => {
    if (ready && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);

  if (trouble !== null && !now) {
    return (
      <Notice
        tone="bad"
        alert
        action={
          <Button drawing="retry" onClick={again}>
            {text("ui_try_again")}
          </Button>
        }
      >
        {troubleText(trouble)}
      </Notice>
    );
  }
  if (!now) return null;
  return (
    <>
      {trouble !== null && (
        <Notice tone="bad" alert>
          {troubleText(trouble)}
        </Notice>
      )}
      <ProfilesSection now={now} change={change} />
      <CampaignsSection now={now} change={change} />
      <PostsSection />
      <RatesSection now={now} change={change} />
      <BuyersSection now={now} change={change} />
      <ReadersSection now={now} change={change} />
      <CurrencySection now={now} change={change} />
      <ConversionSection now={now} change={change} />
      <PlatformSection />
      <Section name="inline">
        <OnPageSwitch />
      </Section>
      <ShortcutSection />
      <DataSection now={now} change={change} replace={replace} restart={restart} />
      <About />
    </>
  );
}

showPage("ui_options_title", <Options />);

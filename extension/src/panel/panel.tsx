/** The workbench: the side panel, which also opens as a page. */

import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { onSectionAsked } from "../stored/panel.js";
import { postingAs } from "../stored/postingAs.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { useSettingsNow } from "../ui/hooks/useSettingsNow.js";
import { showPage, troubleText } from "../ui/page.js";
import { Header } from "../ui/parts/Header.js";
import { LogTrouble } from "../ui/parts/LogTrouble.js";
import { PostingAs } from "../ui/parts/PostingAs.js";
import { EventsSection } from "../workbench/calendar/EventsSection.js";
import { LogSection } from "../workbench/links/LogSection.js";
import { ForecastSection } from "../workbench/reports/ForecastSection.js";
import { EarnersSection } from "./EarnersSection.js";
import { ListSection } from "./ListSection.js";
import { PostSection } from "./PostSection.js";
import { ShortlistSection } from "./ShortlistSection.js";

const SECTIONS = {
  list: ListSection,
  post: PostSection,
  earners: EarnersSection,
  shortlist: ShortlistSection,
  events: EventsSection,
  forecast: ForecastSection,
  log: LogSection,
} as const;

type SectionName = keyof typeof SECTIONS;

function fromAddress(): SectionName {
  const name = location.hash.slice(1);
  return name in SECTIONS ? (name as SectionName) : "list";
}

function Panel() {
  const [trouble, setTrouble] = useState<unknown>(null);
  const [shown, setShown] = useState<SectionName>(fromAddress);
  const settings = useSettingsNow(setTrouble);
  useEffect(() => {
    const follow = (): void => setShown(fromAddress());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  useEffect(
    () =>
      onSectionAsked((name) => {
        location.hash = name;
      }),
    [],
  );
  const used = settings && postingAs(settings);
  return (
    <>
      <Header>
        {settings && <PostingAs settings={settings} />}
        <RoundButton drawing="gear" label={text("ui_open_options")} onClick={() => openOptions()} />
      </Header>
      <nav aria-label={text("ui_sections")}>
        {(Object.keys(SECTIONS) as SectionName[]).map((name) => (
          <a key={name} href={`#${name}`} aria-current={name === shown ? "page" : undefined}>
            {text(`ui_${name}_title`)}
          </a>
        ))}
      </nav>
      <main>
        <h1 class="unseen">{text("ui_panel_title")}</h1>
        {trouble !== null && (
          <Notice tone="bad" alert>
            {troubleText(trouble)}
          </Notice>
        )}
        <LogTrouble />
        {settings && !used && (
          <div class="setup">
            <h2>{text("ui_setup_title")}</h2>
            <p>{text("ui_setup_text")}</p>
            <Button kind="main" onClick={() => openOptions("profiles")}>
              {text("ui_setup_button")}
            </Button>
          </div>
        )}
        {settings &&
          (Object.keys(SECTIONS) as SectionName[]).map((name) => {
            const Section = SECTIONS[name];
            return (
              <section key={name} hidden={name !== shown} aria-labelledby={`${name}-title`}>
                <h2 id={`${name}-title`} class="unseen">
                  {text(`ui_${name}_title`)}
                </h2>
                <Section settings={settings} used={used} shown={name === shown} />
              </section>
            );
          })}
      </main>
    </>
  );
}

showPage("ui_panel_title", <Panel />);

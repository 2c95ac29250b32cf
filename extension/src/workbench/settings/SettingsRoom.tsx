import { useEffect, useRef, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { type EditedSettings, useSettings } from "../../ui/hooks/useSettings.js";
import { troubleText } from "../../ui/page.js";
import { OnPageSwitch } from "../../ui/parts/OnPage.js";
import { Saved } from "../../ui/parts/Saved.js";
import type { RoomProps } from "../room.js";
import { About } from "./About.js";
import { BuyersSection } from "./BuyersSection.js";
import { CampaignsSection } from "./CampaignsSection.js";
import { ConversionSection } from "./ConversionSection.js";
import { CurrencySection } from "./CurrencySection.js";
import { DataSection } from "./DataSection.js";
import { GROUP_NAMES, GROUPS } from "./groups.js";
import { LanguageSection } from "./LanguageSection.js";
import { LimitsSection } from "./LimitsSection.js";
import { PlatformSection } from "./PlatformSection.js";
import { PostsSection } from "./PostsSection.js";
import { ProfilesSection } from "./ProfilesSection.js";
import { RatesSection } from "./RatesSection.js";
import { ReadersSection } from "./ReadersSection.js";
import { RulesSection } from "./RulesSection.js";
import { Found, Section } from "./Section.js";
import { ShortcutSection } from "./ShortcutSection.js";
import { useInSight } from "./useInSight.js";
import { useSearch } from "./useSearch.js";
import { WatchSection } from "./WatchSection.js";

/** All that can be set, in five groups, with a search over it and a mark of where one is. */
export function SettingsRoom({ part, shown }: RoomProps) {
  const settings = useSettings();
  const place = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState("");
  const ready = settings.now !== null;
  const found = useSearch(place, wanted);
  const here = useInSight(place, ready, part);
  useEffect(() => {
    if (!ready || !shown || !part) return;
    setWanted("");
    document.getElementById(part)?.scrollIntoView({ block: "start" });
    document.getElementById(`${part}-title`)?.focus({ preventScroll: true });
  }, [ready, shown, part]);
  const inGroup = (names: readonly string[]) => names.filter((name) => !found || found.has(name));

  return (
    <div class="settings">
      <div class="aside">
        <input
          class="input"
          type="search"
          aria-label={text("ui_settings_search")}
          placeholder={text("ui_settings_search")}
          value={wanted}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <nav aria-label={text("ui_sections")}>
          <ul>
            {GROUP_NAMES.map((group) => {
              const names = inGroup(GROUPS[group]);
              const open = found !== null || names.includes(here);
              return (
                names.length > 0 && (
                  <li key={group}>
                    <a href={`#settings/${names[0]}`} aria-current={open && !found ? "true" : undefined}>
                      {text(`ui_group_${group}`)}
                    </a>
                    {open && names.length > 1 && (
                      <ul>
                        {names.map((name) => (
                          <li key={name}>
                            <a href={`#settings/${name}`} aria-current={name === here ? "location" : undefined}>
                              {text(`ui_${name}_title`)}
                            </a>
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                )
              );
            })}
          </ul>
        </nav>
        <Saved saving={settings.saving} />
      </div>
      <div class="content" ref={place}>
        {found?.size === 0 && (
          <Notice
            alert
            action={
              <Button kind="quiet" onClick={() => setWanted("")}>
                {text("ui_settings_all")}
              </Button>
            }
          >
            {text("ui_settings_none", { wanted })}
          </Notice>
        )}
        <Found.Provider value={found}>
          <Sections settings={settings} />
        </Found.Provider>
      </div>
    </div>
  );
}

function Sections({ settings: { now, change, replace, restart, trouble, again } }: { settings: EditedSettings }) {
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
      <RatesSection now={now} change={change} />
      <BuyersSection now={now} change={change} />
      <ReadersSection now={now} change={change} />
      <CurrencySection now={now} change={change} />
      <ConversionSection now={now} change={change} />
      <PlatformSection />
      <LimitsSection now={now} change={change} />
      <WatchSection />
      <PostsSection />
      <RulesSection now={now} change={change} />
      <LanguageSection />
      <ShortcutSection />
      <Section name="inline">
        <OnPageSwitch />
      </Section>
      <DataSection now={now} change={change} replace={replace} restart={restart} />
      <About />
    </>
  );
}

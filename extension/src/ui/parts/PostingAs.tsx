import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openRoom } from "../../browser/pages.js";
import { campaignOf, postAs, postingAs, postWith } from "../../stored/postingAs.js";
import { networkName } from "../../words/names.js";
import { Button } from "../controls/Button.js";
import { Chips } from "../controls/Chips.js";
import { Icon } from "../controls/Icon.js";
import { useNetworks } from "../hooks/useNetworks.js";
import { troubleText } from "../page.js";
import { ProfileDot } from "./ProfileDot.js";

/** As many as there are keys for. */
const MOST_KEYS = 9;

/**
 * Whom links are made for, and the way to choose another: stored, so that it holds for every page of ours, the menu
 * and the shortcut at once. Nothing while there is no profile.
 */
export function PostingAs({ settings }: { settings: Settings }) {
  const networks = useNetworks();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const nameOf = (profile: Profile): string => profile.name || networkName(networks, profile.network);
  const keep = (change: Promise<void>, done: string): void =>
    void change.then(
      () => setSaid(done),
      (why: unknown) => setSaid(troubleText(why)),
    );
  const choose = (profile: Profile): void => {
    menu.current?.hidePopover();
    keep(postAs(profile.id), text("ui_posting_as", { name: nameOf(profile) }));
  };
  useProfileKeys(settings.profiles, choose);

  const used = postingAs(settings);
  if (!used) return null;
  const campaigns = settings.campaigns ?? [];
  const campaign = campaignOf(settings, used);
  const campaignName = campaign && (campaign.name || text("ui_campaign_unnamed"));
  const whole = text(campaignName ? "ui_posting_as_campaign" : "ui_posting_as_whole", {
    name: nameOf(used),
    network: networkName(networks, used.network),
    campaign: campaignName ?? "",
  });
  const short = (
    <>
      <ProfileDot profile={used} />
      <b dir="auto">{nameOf(used)}</b>
      {campaignName && (
        <>
          <span class="dividing" aria-hidden="true">
            ·
          </span>
          <span dir="auto">{campaignName}</span>
        </>
      )}
    </>
  );
  if (settings.profiles.length === 1 && campaigns.length === 0) {
    return (
      <span class="posting-as" title={whole}>
        {short}
      </span>
    );
  }
  return (
    <>
      <button type="button" class="posting-as" popovertarget={id} title={whole}>
        <span class="unseen">{text("ui_posting_as_label")} </span>
        {short}
        <Icon name="caret" />
      </button>
      <div
        id={id}
        ref={menu}
        class="menu account"
        popover="auto"
        role="dialog"
        aria-label={text("ui_posting_as_label")}
        onToggle={({ newState, currentTarget }) => newState === "open" && focusUsed(currentTarget)}
        onKeyDown={walk}
      >
        {settings.profiles.map((profile, place) => (
          <button
            key={profile.id}
            type="button"
            class="item"
            aria-pressed={profile.id === used.id}
            title={[nameOf(profile), networkName(networks, profile.network)].join(" · ")}
            onClick={() => choose(profile)}
          >
            <ProfileDot profile={profile} />
            <span class="grow">
              <span class="clipped" dir="auto">
                {nameOf(profile)}
              </span>
              <small>{networkName(networks, profile.network)}</small>
            </span>
            {profile.id === used.id && <Icon name="check" />}
            {place < MOST_KEYS && <kbd>{text("ui_posting_as_key", { n: String(place + 1) })}</kbd>}
          </button>
        ))}
        {campaigns.length > 0 && (
          <div class="campaigns">
            <span class="label" aria-hidden="true">
              {text("ui_campaign_label")}
            </span>
            <Chips
              label={text("ui_campaign_label")}
              value={campaign?.id ?? ""}
              choices={[
                { value: "", label: text("ui_campaign_none") },
                ...campaigns.map(({ id, name }) => ({ value: id, label: name || text("ui_campaign_unnamed") })),
              ]}
              onChange={(chosen) => {
                menu.current?.hidePopover();
                keep(postWith(used.id, chosen), text("ui_campaign_changed"));
              }}
            />
          </div>
        )}
        <p class="menufoot">
          <span>{text("ui_posting_as_everywhere")}</span>
          <Button kind="quiet" onClick={() => openRoom("settings/profiles")}>
            {text("ui_posting_as_change")}
          </Button>
        </p>
      </div>
      <span class="unseen" role="status">
        {said}
      </span>
    </>
  );
}

/** Alt with a digit takes the profile at that place, on every page of ours. */
function useProfileKeys(profiles: Profile[], choose: (profile: Profile) => void): void {
  const latest = useRef({ profiles, choose });
  latest.current = { profiles, choose };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // By the place of the key: some systems make another sign of it.
      const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? [];
      const profile = digit && latest.current.profiles[Number(digit) - 1];
      if (!profile) return;
      event.preventDefault();
      latest.current.choose(profile);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function focusUsed(menu: HTMLElement): void {
  menu.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
}

/** Arrows go from profile to profile; Escape closes the menu, and nothing behind it. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    menu.hidePopover();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const items = [...menu.querySelectorAll<HTMLElement>(".item")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (step === 0 || at < 0) return;
  event.preventDefault();
  items.at((at + step) % items.length)?.focus();
}

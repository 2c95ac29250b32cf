import { useState } from "preact/hooks";
import type { Campaign } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { newCampaign } from "../../core/campaign.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { CampaignForm } from "./CampaignForm.js";
import { Section, type SectionProps } from "./Section.js";

interface Removed {
  campaign: Campaign;
  place: number;
  /** Ids of the profiles that used it last. */
  users: string[];
}

/** Named patterns that fill sub-ids, so that a network's reports tell posts apart. */
export function CampaignsSection({ now, change }: SectionProps) {
  const networks = useNetworks();
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const campaigns = now.campaigns ?? [];
  const called = ({ name }: Campaign): string => name || text("ui_campaign_unnamed");

  function add(): void {
    const campaign = newCampaign(now);
    if (!campaign) return;
    change((current) => ({ campaigns: [...(current.campaigns ?? []), campaign] }));
    setRemoved(null);
    setOpen(campaign.id);
  }

  function remove(campaign: Campaign, place: number): void {
    const users = now.profiles.filter((profile) => profile.campaign === campaign.id).map(({ id }) => id);
    setRemoved({ campaign, place, users });
    change((current) => ({
      campaigns: (current.campaigns ?? []).filter(({ id }) => id !== campaign.id),
      // What is gone must not stop the profiles that used it last.
      profiles: current.profiles.map((profile) => {
        if (profile.campaign !== campaign.id) return profile;
        const { campaign: _, ...rest } = profile;
        return rest;
      }),
    }));
  }

  function putBack({ campaign, place, users }: Removed): void {
    change((current) => ({
      campaigns: (current.campaigns ?? []).toSpliced(place, 0, campaign),
      profiles: current.profiles.map((profile) =>
        users.includes(profile.id) ? { ...profile, campaign: campaign.id } : profile,
      ),
    }));
  }

  return (
    <Section name="campaigns">
      {campaigns.length > 0 && (
        <ul class="profiles">
          {campaigns.map((campaign, place) => (
            <li key={campaign.id} class={open === campaign.id ? "profile open" : "profile"}>
              <div class="line">
                <div class="grow" dir="auto">
                  <strong>{called(campaign)}</strong>
                  <span class="soft fine ltr">
                    {Object.entries(campaign.subIds)
                      .map(([key, pattern]) => `${key}=${pattern}`)
                      .join(" ")}
                  </span>
                </div>
                <Button
                  kind="quiet"
                  aria-expanded={open === campaign.id}
                  aria-label={text(open === campaign.id ? "ui_profile_close" : "ui_profile_edit", {
                    name: called(campaign),
                  })}
                  onClick={() => setOpen(open === campaign.id ? null : campaign.id)}
                >
                  {text(open === campaign.id ? "ui_done" : "ui_edit")}
                </Button>
                <RoundButton
                  drawing="bin"
                  label={text("ui_profile_remove", { name: called(campaign) })}
                  onClick={() => remove(campaign, place)}
                />
              </div>
              {open === campaign.id && (
                <CampaignForm
                  campaign={campaign}
                  settings={now}
                  networks={networks}
                  onChange={(next) =>
                    change((current) => ({
                      campaigns: (current.campaigns ?? []).map((old) => (old.id === next.id ? next : old)),
                    }))
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {removed && (
        <UndoNotice
          said={text("ui_profile_removed", { name: called(removed.campaign) })}
          undo={() => {
            putBack(removed);
            setRemoved(null);
          }}
        />
      )}
      <div class="row">
        <Button drawing="plus" onClick={add}>
          {text("ui_campaign_add")}
        </Button>
      </div>
    </Section>
  );
}

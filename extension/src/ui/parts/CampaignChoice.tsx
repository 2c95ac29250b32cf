import { useState } from "preact/hooks";
import type { Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { changeSettings } from "../../stored/settings.js";
import { Notice } from "../controls/Notice.js";
import { Select } from "../controls/Select.js";
import { troubleText } from "../page.js";

/** The campaign of a profile's links; nothing as long as there are no campaigns. */
export function CampaignChoice({ settings, used }: { settings: Settings; used: Profile }) {
  const campaigns = settings.campaigns ?? [];
  const [trouble, setTrouble] = useState("");
  if (campaigns.length === 0) return null;
  if (trouble)
    return (
      <Notice tone="bad" alert>
        {trouble}
      </Notice>
    );
  return (
    <Select
      bare
      label={text("ui_campaign_choice")}
      value={used.campaign ?? ""}
      choices={[
        { value: "", label: text("ui_campaign_none") },
        ...campaigns.map(({ id, name }) => ({ value: id, label: name || text("ui_campaign_unnamed") })),
      ]}
      onChange={(campaign) => void remember(used.id, campaign).catch((why: unknown) => setTrouble(troubleText(why)))}
    />
  );
}

/** For this profile from now on, in the settings as they are now. */
function remember(id: string, campaign: string): Promise<void> {
  return changeSettings(({ profiles }) => ({
    profiles: profiles.map((profile) => {
      if (profile.id !== id) return profile;
      const { campaign: _, ...rest } = profile;
      return campaign ? { ...rest, campaign } : rest;
    }),
  }));
}

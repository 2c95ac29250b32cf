import type { Profile, Settings } from "../../pkg/affix.js";
import { saveSettings, text } from "../browser.js";
import { currentSettings } from "../core.js";
import { Select } from "./Select.js";

/** The campaign of a profile's links; nothing as long as there are no campaigns. */
export function CampaignChoice({ settings, used }: { settings: Settings; used: Profile }) {
  const campaigns = settings.campaigns ?? [];
  if (campaigns.length === 0) return null;
  return (
    <Select
      bare
      label={text("ui_campaign_choice")}
      value={used.campaign ?? ""}
      choices={[
        { value: "", label: text("ui_campaign_none") },
        ...campaigns.map(({ id, name }) => ({ value: id, label: name || text("ui_campaign_unnamed") })),
      ]}
      onChange={(campaign) => void remember(used.id, campaign)}
    />
  );
}

/** For this profile from now on, in the settings as they are now. */
async function remember(id: string, campaign: string): Promise<void> {
  const settings = await currentSettings();
  const profiles = settings.profiles.map((profile) => {
    if (profile.id !== id) return profile;
    const { campaign: _, ...rest } = profile;
    return campaign ? { ...rest, campaign } : rest;
  });
  await saveSettings({ ...settings, profiles });
}

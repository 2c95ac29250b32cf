import type { NetworkInfo, Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { networkName } from "../../words/names.js";
import { Select } from "../controls/Select.js";

interface ProfileChoiceProps {
  settings: Settings;
  used: Profile;
  networks: NetworkInfo[];
  choose: (profile: string) => void;
}

/** Whose link it is: a list when there are several profiles, a line when there is one. */
export function ProfileChoice({ settings, used, networks, choose }: ProfileChoiceProps) {
  const label = (profile: Profile): string =>
    [profile.name, networkName(networks, profile.network)].filter(Boolean).join(" · ");
  if (settings.profiles.length === 1) {
    return (
      <span class="whose" dir="auto" title={label(used)}>
        {label(used)}
      </span>
    );
  }
  return (
    <div class="whose">
      <Select
        bare
        label={text("ui_profile_choice")}
        value={used.id}
        choices={settings.profiles.map((profile) => ({ value: profile.id, label: label(profile) }))}
        onChange={choose}
      />
    </div>
  );
}

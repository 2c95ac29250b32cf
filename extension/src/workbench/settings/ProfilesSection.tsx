import { useState } from "preact/hooks";
import type { Profile } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { changedProfile, newProfile, withoutProfile, withProfile } from "../../profile/profiles.js";
import { SetUpByExample } from "../../profile/SetUpByExample.js";
import { Button } from "../../ui/controls/Button.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { networkName } from "../../words/names.js";
import { ProfileItem } from "./ProfileItem.js";
import { Section, type SectionProps } from "./Section.js";

interface Removed {
  profile: Profile;
  place: number;
  wasDefault: boolean;
}

/** The user's affiliate accounts. */
export function ProfilesSection({ now, change }: SectionProps) {
  const networks = useNetworks();
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);

  function add(profile: Profile): void {
    change((current) => withProfile(current, profile));
    setRemoved(null);
    setOpen(profile.id);
  }

  function remove(profile: Profile, place: number): void {
    setRemoved({ profile, place, wasDefault: now.defaultProfile === profile.id });
    change((current) => withoutProfile(current, profile.id));
  }

  function putBack({ profile, place, wasDefault }: Removed): void {
    change((current) => ({
      ...withProfile(current, profile, place),
      ...(wasDefault ? { defaultProfile: profile.id } : {}),
    }));
    setRemoved(null);
  }

  return (
    <Section name="profiles">
      {now.profiles.length > 0 && (
        <fieldset>
          <legend class="unseen">{text("ui_profiles_title")}</legend>
          <ul class="profiles">
            {now.profiles.map((profile, place) => (
              <ProfileItem
                key={profile.id}
                profile={profile}
                networks={networks}
                isDefault={profile.id === (now.defaultProfile ?? now.profiles[0]?.id)}
                open={open === profile.id}
                onOpen={(opens) => setOpen(opens ? profile.id : null)}
                onChange={(next) => change((current) => changedProfile(current, next))}
                onDefault={() => change(() => ({ defaultProfile: profile.id }))}
                onRemove={() => remove(profile, place)}
              />
            ))}
          </ul>
        </fieldset>
      )}
      {removed && (
        <UndoNotice
          said={text("ui_profile_removed", {
            name: removed.profile.name || networkName(networks, removed.profile.network),
          })}
          undo={() => putBack(removed)}
        />
      )}
      <SetUpByExample add={add} />
      <div class="row">
        <Button drawing="plus" onClick={() => add(newProfile(networks))}>
          {text("ui_profile_add")}
        </Button>
      </div>
    </Section>
  );
}

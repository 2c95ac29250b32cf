import { useState } from "preact/hooks";
import type { Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { ProfileForm } from "../profile/ProfileForm.js";
import { changedProfile, newProfile, withProfile } from "../profile/profiles.js";
import { SetUpByExample } from "../profile/SetUpByExample.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { useNetworks } from "../ui/hooks/useNetworks.js";
import { useSettings } from "../ui/hooks/useSettings.js";
import { troubleText } from "../ui/page.js";
import { Saved } from "../ui/parts/Saved.js";

/** The first profile, from an example or by hand; stored as it is typed. */
export function SetUp() {
  const { now, change, saving, trouble } = useSettings();
  const networks = useNetworks();
  const [edits, setEdits] = useState<string | null>(null);
  const profile = now?.profiles.find(({ id }) => id === edits) ?? now?.profiles[0];

  function add(added: Profile): void {
    change((current) => withProfile(current, added));
    setEdits(added.id);
  }

  return (
    <section class="setup" id="setup" aria-labelledby="setup-title">
      <h2 id="setup-title">{text("ui_setup_now_title")}</h2>
      <p class="soft">{text("ui_setup_now_text")}</p>
      {trouble !== null && (
        <Notice tone="bad" alert>
          {troubleText(trouble)}
        </Notice>
      )}
      {now && !profile && (
        <>
          <SetUpByExample add={add} />
          <div class="or">
            <span class="soft">{text("ui_or")}</span>
            <Button onClick={() => add(newProfile(networks))}>{text("ui_setup_by_hand")}</Button>
          </div>
        </>
      )}
      {profile && (
        <>
          <ProfileForm
            starts={edits !== null}
            profile={profile}
            networks={networks}
            onChange={(next) => change((current) => changedProfile(current, next))}
          />
          <Saved saving={saving} />
        </>
      )}
    </section>
  );
}

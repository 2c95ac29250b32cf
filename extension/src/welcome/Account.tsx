import type { NetworkInfo, Profile, ProfileCheck } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { TestOfId } from "../profile/ToBeConfirmed.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { ProfileDot } from "../ui/parts/ProfileDot.js";
import { networkName } from "../words/names.js";
import { sentence } from "../words/sentences.js";

interface AccountProps {
  profile: Profile;
  check: ProfileCheck | null;
  networks: NetworkInfo[];
}

/** The account that links are made with, and what is still to be done about it. */
export function Account({ profile, check, networks }: AccountProps) {
  const network = networkName(networks, profile.network);
  const [first] = check?.problems ?? [];
  return (
    <div class="stack">
      <div class="account">
        <ProfileDot profile={profile} />
        <div class="grow">
          <strong dir="auto">{profile.name || network}</strong>
          <p class="soft fine">
            {profile.name && <span>{network} </span>}
            <code dir="ltr">{Object.values(profile.ids).filter(Boolean).join(" ")}</code>
          </p>
        </div>
        <Button kind="quiet" onClick={() => void openOptions("profiles")}>
          {text("ui_welcome_change")}
        </Button>
      </div>
      {first && <Notice tone="warn">{sentence(first.problem)}</Notice>}
      <TestOfId profile={profile} />
    </div>
  );
}

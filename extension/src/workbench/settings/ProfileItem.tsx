import type { NetworkInfo, Profile } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { ProfileForm } from "../../profile/ProfileForm.js";
import { useCheck } from "../../profile/useCheck.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { networkName } from "../../words/names.js";

interface ProfileItemProps {
  profile: Profile;
  networks: NetworkInfo[];
  isDefault: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (profile: Profile) => void;
  onDefault: () => void;
  onRemove: () => void;
}

/** A profile in the list: a line, and the form when it is open. */
export function ProfileItem(props: ProfileItemProps) {
  const { profile, networks, isDefault, open } = props;
  const check = useCheck(profile);
  const network = networkName(networks, profile.network);
  const called = profile.name || network;
  const incomplete = check !== null && check.problems.length > 0;
  return (
    <li class={open ? "profile open" : "profile"}>
      <div class="line">
        <input
          type="radio"
          class="radio"
          name="default-profile"
          checked={isDefault}
          aria-label={text("ui_use_by_default", { name: called })}
          title={text("ui_use_by_default", { name: called })}
          onChange={props.onDefault}
        />
        <div class="grow" dir="auto">
          <strong>{called}</strong>
          <span class="soft fine">
            {profile.name && <span>{network}</span>}
            <span class="ltr">{Object.values(profile.ids).filter(Boolean).join(" ")}</span>
          </span>
        </div>
        {isDefault && <span class="tag">{text("ui_default")}</span>}
        {check?.toConfirm && <span class="tag warn">{text("ui_to_confirm")}</span>}
        {incomplete && <span class="tag warn">{text("ui_incomplete")}</span>}
        <Button
          kind="quiet"
          aria-expanded={open}
          aria-label={text(open ? "ui_profile_close" : "ui_profile_edit", { name: called })}
          onClick={() => props.onOpen(!open)}
        >
          {text(open ? "ui_done" : "ui_edit")}
        </Button>
        <RoundButton drawing="bin" label={text("ui_profile_remove", { name: called })} onClick={props.onRemove} />
      </div>
      {open && <ProfileForm starts profile={profile} networks={networks} onChange={props.onChange} />}
    </li>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";
import type { NetworkInfo, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { Select } from "../ui/controls/Select.js";
import { networkName } from "../words/names.js";
import { IdFields } from "./IdFields.js";
import { networkGroups, PORTALS, profileOf, TEMPLATE } from "./profiles.js";
import { useCheck } from "./useCheck.js";

interface ByHandProps {
  networks: NetworkInfo[];
  /** The network to begin with. */
  network: string;
  /** Those that can be chosen here; `null` where it was chosen before. */
  choices: NetworkInfo[] | null;
  action: string;
  /** What is typed so far. */
  onDraft?: (profile: Profile) => void;
  onUse: (profile: Profile) => void;
}

/** The ids of a network typed by hand, with where they stand. */
export function ByHand({ networks, network, choices, action, onDraft, onUse }: ByHandProps) {
  const [profile, setProfile] = useState<Profile>(() => profileOf(network));
  const check = useCheck(profile);
  const form = useRef<HTMLFormElement>(null);
  const told = useRef(onDraft);
  told.current = onDraft;
  useEffect(() => told.current?.(profile), [profile]);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input, textarea")?.focus(), []);
  const unsure = networks.find(({ code, aliexpressConfirmed }) => code === profile.network && !aliexpressConfirmed);

  return (
    <form
      class="byhand stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (check?.example) onUse(profile);
      }}
    >
      {choices && (
        <Select
          label={text("ui_network")}
          value={profile.network}
          groups={networkGroups(choices)}
          onChange={(code) => setProfile(profileOf(code))}
        />
      )}
      {unsure && profile.network !== TEMPLATE && (
        <Notice tone="warn">{text("ui_network_unsure", { network: networkName(networks, profile.network) })}</Notice>
      )}
      {profile.network === PORTALS && <p class="fine">{text("ui_hand_portals")}</p>}
      <IdFields profile={profile} networks={networks} check={check} onChange={setProfile} />
      <div class="row">
        <Button kind="main" type="submit" disabled={!check?.example}>
          {action}
        </Button>
      </div>
    </form>
  );
}

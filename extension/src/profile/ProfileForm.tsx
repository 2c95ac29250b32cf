import { useEffect, useRef, useState } from "preact/hooks";
import type { NetworkInfo, Profile, ProfileCheck } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { Field } from "../ui/controls/Field.js";
import { Notice } from "../ui/controls/Notice.js";
import { Select } from "../ui/controls/Select.js";
import { number } from "../words/money.js";
import { count, sentence } from "../words/sentences.js";
import { ColorChoice } from "./ColorChoice.js";
import { IdFields, wrongIn } from "./IdFields.js";
import { IdTest } from "./IdTest.js";
import { LandingChoice } from "./LandingChoice.js";
import { networkGroups, TEMPLATE, usualNetworks } from "./profiles.js";
import { useCheck } from "./useCheck.js";

interface ProfileFormProps {
  profile: Profile;
  networks: NetworkInfo[];
  onChange: (profile: Profile) => void;
  /** Takes the focus when it appears. */
  starts?: boolean;
}

/** A network account: what it is, its ids, and the link it makes. */
export function ProfileForm({ profile, networks, onChange, starts }: ProfileFormProps) {
  const check = useCheck(profile);
  const form = useRef<HTMLDivElement>(null);
  const others = useRef(new Map<string, Profile>());
  const [all, setAll] = useState(false);
  const usual = usualNetworks(networks, profile.network);
  const network = networks.find((known) => known.code === profile.network);
  useEffect(() => {
    if (starts) form.current?.querySelector("select")?.focus();
  }, [starts]);

  const wrong = wrongIn(check);

  // What was typed for another network comes back with it.
  function choose(code: string): void {
    others.current.set(profile.network, profile);
    const { ids, subIds, template } = others.current.get(code) ?? { ids: {}, subIds: {}, template: null };
    onChange({ ...profile, network: code, ids, subIds, template });
  }

  return (
    <div class="form stack" ref={form}>
      <div class="two">
        <div>
          <Select
            label={text("ui_network")}
            value={profile.network}
            groups={networkGroups(all ? networks : usual)}
            onChange={choose}
          />
          {!all && usual.length < networks.length && (
            <Button kind="quiet" class="hem" onClick={() => setAll(true)}>
              {count("ui_networks_more", networks.length - usual.length)}
            </Button>
          )}
        </div>
        <Field
          label={text("ui_profile_name")}
          placeholder={text("ui_profile_name_example")}
          value={profile.name}
          onInput={(name) => onChange({ ...profile, name })}
        />
      </div>
      {network && !network.aliexpressConfirmed && profile.network !== TEMPLATE && (
        <Notice tone="warn">{text("ui_network_unsure", { network: network.name })}</Notice>
      )}
      {wrong("network") && <Notice tone="bad">{wrong("network")}</Notice>}
      <IdFields profile={profile} networks={networks} check={check} onChange={onChange} />
      {check?.toConfirm && <IdTest profile={profile} toConfirm={check.toConfirm} onChange={onChange} />}
      {profile.color && <ColorChoice value={profile.color} onChange={(color) => onChange({ ...profile, color })} />}
      {network && network.subIds.length > 0 && (
        <SubIds network={network} profile={profile} onChange={onChange} wrong={wrong} />
      )}
      <LandingChoice profile={profile} onChange={onChange} />
      <Outcome check={check} />
    </div>
  );
}

interface SubIdsProps {
  network: NetworkInfo;
  profile: Profile;
  onChange: (profile: Profile) => void;
  wrong: (field: string) => string | null;
}

function SubIds({ network, profile, onChange, wrong }: SubIdsProps) {
  const used = network.subIds.some(({ key }) => profile.subIds[key]);
  const [open] = useState(used);
  return (
    <Disclosure label={text("ui_sub_ids")} open={open}>
      <p class="soft fine">{text("ui_sub_ids_hint")}</p>
      <div class="two">
        {network.subIds.map(({ key, label, max }) => (
          <Field
            key={`${profile.network}.${key}`}
            code
            label={text(label)}
            hint={room(profile.subIds[key] ?? "", max)}
            value={profile.subIds[key] ?? ""}
            wrong={wrong(`subIds.${key}`)}
            onInput={(value) => onChange({ ...profile, subIds: { ...profile.subIds, [key]: value } })}
          />
        ))}
      </div>
    </Disclosure>
  );
}

/** How much of a sub-id's room is used, once some is. */
function room(value: string, max: number | null): string | undefined {
  if (max === null || value === "") return undefined;
  return count("ui_sub_id_room", value.length, { max: number(max) });
}

/** The link that the profile makes, or what it still needs. */
function Outcome({ check }: { check: ProfileCheck | null }) {
  if (!check) return null;
  if (check.example) {
    return (
      <div class="outcome">
        <span class="label">{text("ui_example_link")}</span>
        <code dir="ltr">{check.example}</code>
      </div>
    );
  }
  const missing = check.problems.filter((problem) => problem.missing);
  if (missing.length === 0) return null;
  return (
    <div class="outcome">
      {missing.map(({ field, problem }) => (
        <p key={field} class="soft fine">
          {sentence(problem)}
        </p>
      ))}
    </div>
  );
}

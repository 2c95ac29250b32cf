import { useEffect, useRef, useState } from "preact/hooks";
import type { Campaign, CampaignCheck, NetworkInfo, Profile, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkCampaign } from "../../core/campaign.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { networkName } from "../../words/names.js";
import { sentence } from "../../words/sentences.js";

/** What a pattern may hold, in the order to offer it. */
const FIELDS = ["date", "channel", "productId", "campaign", "network"] as const;

interface CampaignFormProps {
  campaign: Campaign;
  settings: Settings;
  networks: NetworkInfo[];
  onChange: (campaign: Campaign) => void;
}

/** What the core says about a campaign with one of the profiles, as it is typed. */
export function useCampaignCheck(
  campaign: Campaign,
  profile: Profile | undefined,
  settings: Settings,
): CampaignCheck | null {
  const [check, setCheck] = useState<CampaignCheck | null>(null);
  useEffect(() => {
    let over = false;
    if (!profile) return setCheck(null);
    checkCampaign(campaign, profile, settings).then(
      (answer) => !over && setCheck(answer),
      () => !over && setCheck(null),
    );
    return () => {
      over = true;
    };
  }, [campaign, profile, settings]);
  return check;
}

/** A campaign: its name, where it is posted, and the pattern of each sub-id. */
export function CampaignForm({ campaign, settings, networks, onChange }: CampaignFormProps) {
  const { profiles } = settings;
  const [chosen, setChosen] = useState<string | null>(null);
  /** The pattern that was written in last: a field's name goes there. */
  const [last, setLast] = useState<string | null>(null);
  const profile = profiles.find(({ id }) => id === chosen) ?? profiles[0];
  const check = useCampaignCheck(campaign, profile, settings);
  const form = useRef<HTMLDivElement>(null);
  const network = networks.find(({ code }) => code === profile?.network);
  const subIds = network?.subIds ?? [];
  const filled = subIds.find(({ key }) => campaign.subIds[key]);
  const target = subIds.find(({ key }) => key === last) ?? filled ?? subIds[0];
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  const wrong = (field: string): string | null => {
    const found = check?.problems.find((problem) => problem.field === field);
    return found ? sentence(found.flaw.problem) : null;
  };
  const general = check?.problems.filter(({ field }) => field === "profile") ?? [];

  function set(key: string, pattern: string): void {
    const { [key]: _, ...others } = campaign.subIds;
    onChange({ ...campaign, subIds: pattern ? { ...others, [key]: pattern } : others });
  }

  return (
    <div class="form stack" ref={form}>
      <div class="two">
        <Field
          label={text("ui_campaign_name")}
          placeholder={text("ui_campaign_name_example")}
          value={campaign.name}
          wrong={campaign.name ? wrong("name") : null}
          onInput={(name) => onChange({ ...campaign, name })}
        />
        <Field
          label={text("ui_campaign_channel")}
          placeholder={text("ui_campaign_channel_example")}
          value={campaign.channel}
          onInput={(channel) => onChange({ ...campaign, channel })}
        />
      </div>
      {profiles.length > 1 && (
        <div class="medium">
          <Select
            label={text("ui_campaign_profile")}
            hint={text("ui_campaign_profile_hint")}
            value={profile?.id ?? ""}
            choices={profiles.map(({ id, name, network: code }) => ({
              value: id,
              label: [name, networkName(networks, code)].filter(Boolean).join(" · "),
            }))}
            onChange={setChosen}
          />
        </div>
      )}
      {!profile && <p class="soft fine">{text("ui_campaign_no_profile")}</p>}
      {subIds.map(({ key, label }) => (
        <div key={`${profile?.network}.${key}`} class="pattern" onFocusIn={() => setLast(key)}>
          <Field
            code
            label={text(label)}
            value={campaign.subIds[key] ?? ""}
            wrong={wrong(`subIds.${key}`)}
            onInput={(pattern) => set(key, pattern)}
          />
          <Becomes check={check} name={key} />
        </div>
      ))}
      {target && (
        <div class="inserts" role="group" aria-label={text("ui_pattern_insert", { field: text(target.label) })}>
          <span class="soft fine" aria-hidden="true">
            {text("ui_pattern_insert", { field: text(target.label) })}
          </span>
          {FIELDS.map((name) => (
            <button
              key={name}
              type="button"
              onClick={() => set(target.key, `${campaign.subIds[target.key] ?? ""}{${name}}`)}
            >
              <code dir="ltr">{`{${name}}`}</code>
              <small>{text(`ui_pattern_${name.toLowerCase()}`)}</small>
            </button>
          ))}
        </div>
      )}
      <div class="outcome" role="status">
        {check?.example ? (
          <>
            <span class="label">{text("ui_example_link")}</span>
            <code dir="ltr">{check.example}</code>
          </>
        ) : (
          general.map(({ flaw }) => (
            <p key={flaw.problem.code} class="soft fine">
              {sentence(flaw.problem)}
            </p>
          ))
        )}
      </div>
    </div>
  );
}

/** What a pattern becomes in the link, as it is typed, and what to know of that. */
function Becomes({ check, name }: { check: CampaignCheck | null; name: string }) {
  const value = check?.subIds[name];
  if (!value) return null;
  const notes = check.notes.filter(({ field }) => field === `subIds.${name}`);
  return (
    <div class="becomes" role="status">
      {notes.length === 0 && (
        <p class="soft fine">
          {text("ui_pattern_becomes")} <code dir="ltr">{value}</code>
        </p>
      )}
      {notes.map(({ note }) => (
        <p key={note.code} class={note.code === "campaign_twin" ? "fine warned" : "soft fine"}>
          {sentence(note)}
        </p>
      ))}
    </div>
  );
}

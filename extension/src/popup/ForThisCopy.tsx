import type { AffiliateLink, NetworkInfo, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { postingAs } from "../stored/postingAs.js";
import { Field } from "../ui/controls/Field.js";
import { useNetworks } from "../ui/hooks/useNetworks.js";
import { count } from "../words/sentences.js";
import type { PopupState } from "./usePopup.js";

interface ForThisCopyProps {
  state: PopupState;
  profile: Profile;
  /** `null` while what is typed here makes none. */
  link: AffiliateLink | null;
}

/** Sub-ids for this copy only, and the whole link to read. */
export function ForThisCopy({ state, profile, link }: ForThisCopyProps) {
  const network = useNetworks().find((known) => known.code === profile.network);
  const subIds = (state.asked && postingAs(state.asked)?.subIds) ?? profile.subIds;
  return (
    <div class="stack">
      <SubIds
        network={network}
        values={subIds}
        onChange={(key, value) => state.changeSubIds({ ...subIds, [key]: value })}
      />
      {link && (
        <>
          <p class="whole">
            <span class="label">{text("ui_whole_link")}</span>
            <code dir="ltr">{link.link}</code>
          </p>
          <p class="whole">
            <span class="label">{text("ui_leads_to")}</span>
            <code dir="ltr">{link.landing}</code>
          </p>
        </>
      )}
    </div>
  );
}

interface SubIdsProps {
  network: NetworkInfo | undefined;
  values: Record<string, string>;
  onChange: (key: string, value: string) => void;
}

function SubIds({ network, values, onChange }: SubIdsProps) {
  if (!network || network.subIds.length === 0) return null;
  return (
    <div class="pairs">
      <p class="soft fine full">{text("ui_sub_ids_once")}</p>
      {network.subIds.map(({ key, label, max }) => {
        const value = values[key] ?? "";
        const over = max === null ? 0 : value.length - max;
        return (
          <Field
            key={key}
            code
            label={text(label)}
            value={value}
            wrong={over > 0 ? count("ui_too_long", over) : null}
            onInput={(typed) => onChange(key, typed)}
          />
        );
      })}
    </div>
  );
}

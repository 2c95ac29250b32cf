import { useEffect, useState } from "preact/hooks";
import type { Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { landings } from "../core/link.js";
import { Select } from "../ui/controls/Select.js";

interface LandingChoiceProps {
  profile: Profile;
  onChange: (profile: Profile) => void;
}

/** Which of AliExpress' sites readers come to. */
export function LandingChoice({ profile, onChange }: LandingChoiceProps) {
  const [hosts, setHosts] = useState<string[]>([]);
  useEffect(() => void landings().then(setHosts, () => undefined), []);

  function choose(landing: string): void {
    const { landing: _, ...rest } = profile;
    onChange(landing ? { ...rest, landing } : rest);
  }

  return (
    <div class="medium">
      <Select
        label={text("ui_landing")}
        hint={text("ui_landing_hint")}
        value={profile.landing ?? ""}
        choices={[
          { value: "", label: text("ui_landing_any") },
          { value: "keep", label: text("ui_landing_keep") },
          ...hosts.map((host) => ({ value: host, label: host })),
        ]}
        onChange={choose}
      />
    </div>
  );
}

import type { NetworkInfo, Profile, ProfileCheck } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Field } from "../ui/controls/Field.js";
import { sentence } from "../words/sentences.js";
import { TEMPLATE } from "./profiles.js";

/** What is wrong with what stands in a profile's field; that nothing stands there yet is not wrong. */
export function wrongIn(check: ProfileCheck | null): (field: string) => string | null {
  return (field) => {
    const found = check?.problems.find((problem) => problem.field === field);
    return found && !found.missing ? sentence(found.problem) : null;
  };
}

interface IdFieldsProps {
  profile: Profile;
  networks: NetworkInfo[];
  check: ProfileCheck | null;
  onChange: (profile: Profile) => void;
}

/** What a network's links need of the user: its ids, or the template of a network of their own. */
export function IdFields({ profile, networks, check, onChange }: IdFieldsProps) {
  const wrong = wrongIn(check);
  const network = networks.find(({ code }) => code === profile.network);
  if (profile.network === TEMPLATE)
    return (
      <Field
        code
        area
        label={text("ui_template")}
        hint={text("ui_template_hint")}
        placeholder="https://go.example.com/?id=gear-blog&to={url}"
        value={profile.template ?? ""}
        wrong={wrong("template")}
        onInput={(template) => onChange({ ...profile, template })}
      />
    );
  return (
    <>
      {network?.ids.map(({ key, label, example, optional }) => (
        <Field
          key={`${profile.network}.${key}`}
          code
          label={text(label)}
          hint={text(optional ? "ui_id_example_optional" : "ui_id_example", { example })}
          value={profile.ids[key] ?? ""}
          wrong={wrong(`ids.${key}`)}
          onInput={(id) => onChange({ ...profile, ids: { ...profile.ids, [key]: id } })}
        />
      ))}
    </>
  );
}

import { useMemo } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Select } from "../../ui/controls/Select.js";
import { countryChoices } from "../../words/countries.js";
import { Section, type SectionProps } from "./Section.js";

/** The country that most readers order to. */
export function ReadersSection({ now, change }: SectionProps) {
  const market = now.market ?? "";
  const countries = useMemo(() => countryChoices(market), [market]);
  return (
    <Section name="readers">
      <div class="medium">
        <Select
          label={text("ui_readers_label")}
          hint={text("ui_readers_hint")}
          value={market}
          choices={[{ value: "", label: text("ui_readers_unset") }, ...countries]}
          // The core takes an empty one out again.
          onChange={(market) => change(() => ({ market }))}
        />
      </div>
    </Section>
  );
}

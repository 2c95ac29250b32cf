import { text } from "../browser.js";
import { PercentPair } from "./PercentPair.js";
import { Section, type SectionProps } from "./Section.js";

/** How many of 100 clicks become a sale. */
export function ConversionSection({ now, change }: SectionProps) {
  return (
    <Section name="conversion">
      <PercentPair
        now={now}
        change={change}
        unit=""
        draft="conversion"
        range={now.conversion}
        lowLabel={text("ui_conversion_low")}
        highLabel={text("ui_conversion_high")}
        store={(_, conversion) => ({ conversion })}
      />
    </Section>
  );
}

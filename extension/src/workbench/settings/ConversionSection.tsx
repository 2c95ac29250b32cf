import { useMemo } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { currencyGroups } from "../../words/currencies.js";
import { ConversionSteps } from "./ConversionSteps.js";
import { PercentPair } from "./PercentPair.js";
import { Section, type SectionProps } from "./Section.js";

/** How many of 100 clicks become a sale, and from which price on it is otherwise. */
export function ConversionSection({ now, change }: SectionProps) {
  const groups = useMemo(currencyGroups, []);
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
      <ConversionSteps now={now} change={change} groups={groups} />
    </Section>
  );
}

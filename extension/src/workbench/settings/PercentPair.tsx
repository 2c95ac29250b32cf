import type { PercentRange } from "../../../pkg/affix.js";
import { typedPercents } from "../../core/desk/rates.js";
import { Field } from "../../ui/controls/Field.js";
import type { SectionProps } from "./Section.js";
import { wrongAt } from "./typed.js";

interface PercentPairProps extends SectionProps {
  /** Where the two texts are kept while they are not the plain numbers that the settings get. */
  draft: string;
  range: PercentRange | null;
  lowLabel: string;
  highLabel: string;
  /** Written after each value. */
  unit: string;
  store: (now: SectionProps["now"], range: PercentRange | null) => Partial<SectionProps["now"]>;
}

/** Two percentages, the lower and the higher; empty when the user does not know them. */
export function PercentPair({ now, change, draft, range, lowLabel, highLabel, unit, store }: PercentPairProps) {
  const low = now.drafts[`${draft}.low`] ?? range?.low ?? "";
  const high = now.drafts[`${draft}.high`] ?? range?.high ?? "";
  const problems = typedPercents({ low, high })?.problems ?? [];

  function type(typed: PercentRange): void {
    const kept = typedPercents(typed)?.range ?? null;
    change((current) => {
      const { [`${draft}.low`]: _low, [`${draft}.high`]: _high, ...drafts } = current.drafts;
      // What was typed stays in the field.
      const asTyped = kept?.low === typed.low && kept.high === typed.high;
      const typing = { [`${draft}.low`]: typed.low, [`${draft}.high`]: typed.high };
      return { ...store(current, kept), drafts: asTyped ? drafts : { ...drafts, ...typing } };
    });
  }

  return (
    <div class="two narrow">
      <Field
        numeric
        unit={unit}
        label={lowLabel}
        value={low}
        wrong={wrongAt(problems, "low", true)}
        onInput={(typed) => type({ low: typed, high })}
      />
      <Field
        numeric
        unit={unit}
        label={highLabel}
        value={high}
        wrong={wrongAt(problems, "high", true)}
        onInput={(typed) => type({ low, high: typed })}
      />
    </div>
  );
}

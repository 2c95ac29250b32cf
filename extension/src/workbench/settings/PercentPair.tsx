import type { PercentRange } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Field } from "../../ui/controls/Field.js";
import { compare } from "../../words/decimal.js";
import type { SectionProps } from "./Section.js";
import { decimalWrong, readDecimal } from "./typed.js";

interface PercentPairProps extends SectionProps {
  /** Where the two texts are kept while they cannot be used. */
  draft: string;
  range: PercentRange | null;
  lowLabel: string;
  highLabel: string;
  /** Written after each value. */
  unit: string;
  store: (now: SectionProps["now"], range: PercentRange | null) => Partial<SectionProps["now"]>;
}

/** What is wrong with one of two percentages. */
export function percentWrong(typed: string, other: string): string | null {
  if (!typed.trim()) return other.trim() ? text("ui_percent_both") : null;
  const value = readDecimal(typed);
  if (value === null) return decimalWrong(typed, "ui_percent_number");
  return compare(value, "100") > 0 ? text("ui_percent_most") : null;
}

/** What is wrong with the higher one beside the lower one. */
export function orderWrong(low: string, high: string): string | null {
  if (percentWrong(low, high) || percentWrong(high, low)) return null;
  return compare(readDecimal(low) ?? "0", readDecimal(high) ?? "0") > 0 ? text("ui_percent_order") : null;
}

/** Two percentages, the lower and the higher; empty when the user does not know them. */
export function PercentPair({ now, change, draft, range, lowLabel, highLabel, unit, store }: PercentPairProps) {
  const low = now.drafts[`${draft}.low`] ?? range?.low ?? "";
  const high = now.drafts[`${draft}.high`] ?? range?.high ?? "";

  function type(nextLow: string, nextHigh: string): void {
    change((current) => {
      const { [`${draft}.low`]: _low, [`${draft}.high`]: _high, ...drafts } = current.drafts;
      const [a, b] = [readDecimal(nextLow), readDecimal(nextHigh)];
      const empty = !nextLow.trim() && !nextHigh.trim();
      const usable = a !== null && b !== null && compare(a, b) <= 0 && compare(b, "100") <= 0;
      if (usable || empty) {
        // What was typed stays in the field; the settings get the plain number.
        const typed = usable && (a !== nextLow || b !== nextHigh);
        const kept = typed ? { ...drafts, [`${draft}.low`]: nextLow, [`${draft}.high`]: nextHigh } : drafts;
        return { ...store(current, usable ? { low: a, high: b } : null), drafts: kept };
      }
      const kept = { ...drafts, [`${draft}.low`]: nextLow, [`${draft}.high`]: nextHigh };
      return { ...store(current, null), drafts: kept };
    });
  }

  return (
    <div class="two narrow">
      <Field
        numeric
        unit={unit}
        label={lowLabel}
        value={low}
        wrong={percentWrong(low, high)}
        onInput={(typed) => type(typed, high)}
      />
      <Field
        numeric
        unit={unit}
        label={highLabel}
        value={high}
        wrong={percentWrong(high, low) ?? orderWrong(low, high)}
        onInput={(typed) => type(low, typed)}
      />
    </div>
  );
}

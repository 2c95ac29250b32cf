import { text } from "../../browser/catalogue.js";
import { Field } from "../../ui/controls/Field.js";
import { PercentPair } from "./PercentPair.js";
import { Section, type SectionProps } from "./Section.js";

const DRAFT = "buyers.newShare";

/** A whole percentage, or `null`. */
function share(typed: string): number | null {
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 100 ? Number(typed) : null;
}

/** Who buys through the user's links. */
export function BuyersSection({ now, change }: SectionProps) {
  const typed = now.drafts[DRAFT] ?? now.buyers.newShare?.toString() ?? "";

  function type(next: string): void {
    change(({ buyers, drafts: { [DRAFT]: _old, ...drafts } }) => ({
      buyers: { ...buyers, newShare: share(next) },
      drafts: share(next) === null && next.trim() ? { ...drafts, [DRAFT]: next } : drafts,
    }));
  }

  return (
    <Section name="buyers">
      <div class="short">
        <Field
          numeric
          unit="%"
          label={text("ui_new_share")}
          hint={text("ui_new_share_hint")}
          value={typed}
          wrong={typed.trim() && share(typed) === null ? text("ui_new_share_wrong") : null}
          onInput={type}
        />
      </div>
      <fieldset>
        <legend>{text("ui_new_rate")}</legend>
        <p class="hint">{text("ui_new_rate_hint")}</p>
        <PercentPair
          now={now}
          change={change}
          unit="%"
          draft="buyers.newRate"
          range={now.buyers.newRate}
          lowLabel={text("ui_lowest")}
          highLabel={text("ui_highest")}
          store={({ buyers }, newRate) => ({ buyers: { ...buyers, newRate } })}
        />
      </fieldset>
    </Section>
  );
}

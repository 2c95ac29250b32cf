import { text } from "../../browser/catalogue.js";
import { typedShare } from "../../core/desk/rates.js";
import { Field } from "../../ui/controls/Field.js";
import { sentence } from "../../words/sentences.js";
import { PercentPair } from "./PercentPair.js";
import { Section, type SectionProps } from "./Section.js";

const DRAFT = "buyers.newShare";

/** Who buys through the user's links. */
export function BuyersSection({ now, change }: SectionProps) {
  const typed = now.drafts[DRAFT] ?? now.buyers.newShare?.toString() ?? "";
  const wrong = typedShare(typed)?.problem;

  function type(next: string): void {
    const { share = null, problem = null } = typedShare(next) ?? {};
    change(({ buyers, drafts: { [DRAFT]: _old, ...drafts } }) => ({
      buyers: { ...buyers, newShare: share },
      drafts: problem ? { ...drafts, [DRAFT]: next } : drafts,
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
          wrong={wrong && sentence(wrong)}
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

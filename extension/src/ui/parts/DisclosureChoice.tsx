import markets from "affix:disclosures";
import { text } from "../../browser/catalogue.js";
import type { Posting } from "../../stored/posting.js";
import { Field } from "../controls/Field.js";
import { Select } from "../controls/Select.js";
import type { ChangePosting } from "../hooks/usePosting.js";

/** Whom posts are for, which says what they have to be called, or the user's own words. */
export function DisclosureChoice({ posting, change }: { posting: Posting; change: ChangePosting }) {
  const chosen = markets.find(({ market }) => market === posting.market);
  return (
    <div class="two">
      <Select
        label={text("ui_disclosure")}
        value={posting.market}
        choices={[
          { value: "", label: text("ui_disclosure_none") },
          ...markets.map(({ market, label }) => ({
            value: market,
            label: `${text(`ui_market_${market}`, {}, market)} · ${label}`,
          })),
        ]}
        onChange={(market) => change({ market })}
      />
      <Field
        label={text("ui_disclosure_own")}
        hint={chosen?.more ? text("compose_disclosure_more", { label: chosen.label }) : undefined}
        value={posting.own}
        onInput={(own) => change({ own })}
      />
    </div>
  );
}

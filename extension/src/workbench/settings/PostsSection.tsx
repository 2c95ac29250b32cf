import { text } from "../../browser/catalogue.js";
import { Select } from "../../ui/controls/Select.js";
import { usePosting } from "../../ui/hooks/usePosting.js";
import { DisclosureChoice } from "../../ui/parts/DisclosureChoice.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { count } from "../../words/sentences.js";
import { Section } from "./Section.js";

/** Days to choose from, within which a product at the same place is said. */
const AGAIN_DAYS = [0, 3, 7, 14, 30, 90];

/** What every post says of itself. */
export function PostsSection() {
  const [posting, change, trouble] = usePosting();
  return (
    <Section name="posts">
      {posting && <DisclosureChoice posting={posting} change={change} />}
      {posting && (
        <Select
          label={text("ui_posted_again_label")}
          value={String(posting.againDays)}
          choices={[...new Set([...AGAIN_DAYS, posting.againDays])]
            .sort((one, other) => one - other)
            .map((days) => ({
              value: String(days),
              label: days > 0 ? count("ui_posted_again_within", days) : text("ui_posted_again_never"),
            }))}
          onChange={(days) => change({ againDays: Number(days) })}
        />
      )}
      <NotStored why={trouble} />
    </Section>
  );
}

import { usePosting } from "../../ui/hooks/usePosting.js";
import { DisclosureChoice } from "../../ui/parts/DisclosureChoice.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { Section } from "./Section.js";

/** What every post says of itself. */
export function PostsSection() {
  const [posting, change, trouble] = usePosting();
  return (
    <Section name="posts">
      {posting && <DisclosureChoice posting={posting} change={change} />}
      <NotStored why={trouble} />
    </Section>
  );
}

import { usePosting } from "../ui/hooks/usePosting.js";
import { DisclosureChoice } from "../ui/parts/DisclosureChoice.js";
import { Section } from "./Section.js";

/** What every post says of itself. */
export function PostsSection() {
  const [posting, change] = usePosting();
  return <Section name="posts">{posting && <DisclosureChoice posting={posting} change={change} />}</Section>;
}

import type { Note } from "../../../pkg/affix.js";
import { count, sentence } from "../../words/sentences.js";
import { Icon } from "../controls/Icon.js";

/**
 * What makes a post of the product in view wrong, in one line: the gravest fact, then what it costs readers; how many
 * more there are at its end, all of them in its title. Nothing where nothing is wrong.
 */
export function Strip({ faults }: { faults: Note[] }) {
  const [gravest, ...others] = faults;
  if (!gravest) return null;
  const [fact, cost] = parts(sentence(gravest));
  return (
    <div class="strip" role="status" title={faults.map(sentence).join("\n")}>
      <Icon name="warn" />
      <span class="grow" dir="auto">
        <b>{fact}</b>
        {cost}
      </span>
      {others.length > 0 && (
        <span class="others">
          {count("ui_strip_more", others.length)}
          <span class="unseen"> {others.map(sentence).join(" ")}</span>
        </span>
      )}
    </div>
  );
}

/** Every fault says the fact up to its first colon. */
function parts(fault: string): [string, string] {
  const [fact = fault] = /^[^:：]*[:：]?/.exec(fault) ?? [];
  return [fact, fault.slice(fact.length)];
}

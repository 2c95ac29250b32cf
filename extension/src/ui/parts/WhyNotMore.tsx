import type { Estimate } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { sentence } from "../../words/sentences.js";

/** Why a sale pays no more, as far as the reasons for the range have not said it. */
export function WhyNotMore({ estimate: { whyNotMore, parts, notes } }: { estimate: Estimate }) {
  const said = new Set([...parts, ...notes].map(({ code }) => code));
  const more = whyNotMore.filter(({ code }) => !said.has(code));
  if (more.length === 0) return null;
  return (
    <div class="why">
      <h3>{text("ui_why_not_more")}</h3>
      <ul class="bullets">
        {more.map((note, place) => (
          <li key={`${note.code}-${place}`}>{sentence(note)}</li>
        ))}
      </ul>
    </div>
  );
}

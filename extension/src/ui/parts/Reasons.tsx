import type { Estimate, Part, Term } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { day, moneyRange, percentRange } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";

/** The base, which is shown first and in the user's own way of writing money. */
const BASE = "note_base";

/** Why an estimate is what it is: each reason with its source and day. */
export function Reasons({ estimate }: { estimate: Estimate }) {
  const { parts, currency } = estimate;
  const notes = estimate.notes.filter((note) => note.code !== BASE);
  return (
    <div class="why">
      <p class="soft fine">{text("ui_counted_on", { amount: moneyRange(estimate.base, currency) })}</p>
      <ReasonList parts={parts.filter((part) => part.rate)} currency={currency} />
      <ReasonList title="ui_may_raise_it" parts={parts.filter((part) => part.tends === "up")} currency={currency} />
      <ReasonList title="ui_may_lower_it" parts={parts.filter((part) => part.tends === "down")} currency={currency} />
      {estimate.excluded.length > 0 && (
        <>
          <h3>{text("ui_earns_nothing")}</h3>
          <ul class="bullets">
            {estimate.excluded.map(({ code }) => (
              <li key={code}>{text(code)}</li>
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && (
        <>
          <h3>{text("ui_good_to_know")}</h3>
          <ul class="bullets">
            {notes.map((note, place) => (
              <li key={`${note.code}-${place}`}>{sentence(note)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ReasonList({ title, parts, currency }: { title?: string; parts: Part[]; currency: string }) {
  if (parts.length === 0) return null;
  return (
    <>
      {title && <h3>{text(title)}</h3>}
      <ul>
        {parts.map((part, place) => (
          <li key={`${part.code}-${place}`}>
            <span>{sentence(part)}</span>
            {part.rate && (
              <b>
                {percentRange(part.rate)}
                {/* Of several parts each shows what it adds. */}
                {parts.length > 1 && part.amount && <i>{moneyRange(part.amount, currency)}</i>}
              </b>
            )}
            <small>{origin(part)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where something was read, when, and how much that is worth. */
export function origin({
  sourceCode,
  asOf,
  age,
  confidence,
}: Pick<Term, "sourceCode" | "asOf" | "age" | "confidence">): string {
  const when = age === "undated" ? text("ui_undated", { day: day(asOf) }) : day(asOf);
  const worth = [age === "old" && text("ui_old"), confidence === "medium" && text("ui_one_source")];
  return [text(sourceCode), when, ...worth].filter(Boolean).join(" · ");
}

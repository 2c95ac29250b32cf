import type { Estimate, Part } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { day, moneyRange, percentRange } from "./money.js";
import { sentence } from "./words.js";

/** The base, which is shown first and in the user's own way of writing money. */
const BASE = "note_base";

/** Why an estimate is what it is: each reason with its source and day. */
export function Reasons({ estimate }: { estimate: Estimate }) {
  const notes = estimate.notes.filter((note) => note.code !== BASE);
  return (
    <div class="why">
      <p class="soft fine">{text("ui_counted_on", { amount: moneyRange(estimate.base, estimate.currency) })}</p>
      <ul>
        {estimate.parts.map((part, place) => (
          <li key={`${part.code}-${place}`}>
            <span>{sentence(part)}</span>
            <b>{effect(part)}</b>
            <small>{origin(part)}</small>
          </li>
        ))}
      </ul>
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
            {notes.map((note) => (
              <li key={note.code}>{sentence(note)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function effect(part: Part): string {
  if (part.rate) return percentRange(part.rate);
  if (part.tends) return text(part.tends === "up" ? "ui_may_rise" : "ui_may_fall");
  return "";
}

function origin({ sourceCode, asOf }: Part): string {
  return [text(sourceCode), day(asOf)].filter(Boolean).join(" · ");
}

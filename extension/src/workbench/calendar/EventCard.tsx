import { useState } from "preact/hooks";
import type { Plan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { countdown } from "../../words/countdown.js";
import { sentence } from "../../words/sentences.js";
import { type EventActions, EventDetails } from "./EventDetails.js";

/** The event of the moment, in full. */
export function EventCard({ plan, ...actions }: EventActions & { plan: Plan }) {
  const { occurrence, phase } = plan;
  const [at] = useState(Date.now);
  const [from, until] = [Date.parse(occurrence.starts), Date.parse(occurrence.ends)];
  const gone = Math.min(1, Math.max(0, (at - from) / (until - from)));
  return (
    <article class="output eventcard stack">
      <div>
        <p class={phase === "running" ? "label now" : "label soft"}>
          {text(phase === "running" ? "ui_event_running" : "ui_event_next")}
        </p>
        <div class="eventname">
          <h2 dir="auto">{sentence(occurrence.name)}</h2>
          <strong>{countdown(plan)}</strong>
        </div>
      </div>
      {phase === "running" && (
        <div class="range" role="img" aria-label={text("ui_event_gone")}>
          <div class="track">
            <span style={{ insetInlineStart: 0, inlineSize: `${gone * 100}%` }} />
          </div>
        </div>
      )}
      <EventDetails plan={plan} {...actions} />
    </article>
  );
}

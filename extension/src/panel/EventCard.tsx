import { useState } from "preact/hooks";
import type { EventEdit, Plan } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { sentence } from "../ui/words.js";
import { countdown } from "./countdown.js";
import { EventDetails } from "./EventDetails.js";

/** What can be done with an event. */
export interface EventActions {
  edits: EventEdit[];
  /** Keeps an edit, in the place of another. */
  save: (edit: EventEdit, instead: EventEdit | null) => void;
  reset: (edit: EventEdit) => void;
  hide: (id: string, name: string) => void;
  remove: (edit: EventEdit, name: string) => void;
}

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
          <h3 dir="auto">{sentence(occurrence.name)}</h3>
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

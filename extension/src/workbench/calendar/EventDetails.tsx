import { useState } from "preact/hooks";
import type { EventEdit, Plan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { ownZone, span } from "../../words/moments.js";
import { day } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import { EventForm } from "./EventForm.js";
import { TaskList } from "./TaskList.js";

/** What can be done with an event. */
export interface EventActions {
  edits: EventEdit[];
  /** Keeps an edit, in the place of another. */
  save: (edit: EventEdit, instead: EventEdit | null) => void;
  reset: (edit: EventEdit) => void;
  hide: (id: string, name: string) => void;
  remove: (edit: EventEdit, name: string) => void;
  onTick: (id: string, on: boolean) => void;
}

const ALIEXPRESS_ZONE = "America/Los_Angeles";

/** The days of an event on both clocks, what to do, where the days are from, and changing them. */
export function EventDetails({ plan, edits, save, reset, hide, remove, onTick }: EventActions & { plan: Plan }) {
  const { occurrence, notes, tasks } = plan;
  const { id, starts, ends, usual, edited, sourceCode, asOf } = occurrence;
  const [editing, setEditing] = useState(false);
  const name = sentence(occurrence.name);
  const own = edited && occurrence.name.code === "event_own";
  // The user's change to this run; those of other years are others.
  const edit = edits.find((known) => edited && known.id === id && known.starts === occurrence.localStarts) ?? null;
  return (
    <div class="stack">
      <dl class="clocks">
        <div>
          <dt>{text("ui_event_your_time")}</dt>
          <dd>
            <bdi>{span(starts, ends)}</bdi>
          </dd>
        </div>
        {ownZone() !== ALIEXPRESS_ZONE && (
          <div>
            <dt>{text("ui_event_ali_time")}</dt>
            <dd>
              <bdi>{span(starts, ends, ALIEXPRESS_ZONE)}</bdi>
            </dd>
          </div>
        )}
      </dl>
      <TaskList tasks={tasks} onTick={onTick} />
      <p class="soft fine">
        <span class={usual ? "tag warn" : "tag"}>{text(usual ? "ui_event_usual" : "ui_event_own_days")}</span>{" "}
        {notes.map(sentence).join(" ")} {!edited && text("ui_source", { source: text(sourceCode), day: day(asOf) })}
      </p>
      {editing ? (
        <EventForm
          edit={{
            id,
            name: edit?.name ?? null,
            starts: occurrence.localStarts,
            ends: occurrence.localEnds,
            zone: occurrence.zone,
            hidden: false,
          }}
          hint={own ? undefined : text(id === "choice_day" ? "ui_event_once_month" : "ui_event_once")}
          save={(next) => {
            save(next, edit);
            setEditing(false);
          }}
          close={() => setEditing(false)}
        />
      ) : (
        <div class="row">
          <Button drawing="edit" aria-label={text("ui_event_edit_named", { name })} onClick={() => setEditing(true)}>
            {text("ui_event_edit")}
          </Button>
          {edit && !own && (
            <Button kind="quiet" onClick={() => reset(edit)}>
              {text("ui_event_reset")}
            </Button>
          )}
          {own && edit ? (
            <Button
              kind="quiet"
              aria-label={text("ui_event_remove_named", { name })}
              onClick={() => remove(edit, name)}
            >
              {text("ui_event_remove")}
            </Button>
          ) : (
            <Button kind="quiet" aria-label={text("ui_event_hide_named", { name })} onClick={() => hide(id, name)}>
              {text("ui_event_hide")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

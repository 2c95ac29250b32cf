import { useState } from "preact/hooks";
import type { EventEdit, Plan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { calendarFile } from "../../core/desk/plan.js";
import { tick } from "../../stored/done.js";
import { merged } from "../../stored/merge.js";
import { changeSettings } from "../../stored/settings.js";
import { Button } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { Notice } from "../../ui/controls/Notice.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { usePlans } from "../../ui/hooks/usePlans.js";
import { troubleText } from "../../ui/page.js";
import { saveText } from "../../ui/save.js";
import { count, sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { EventCard } from "./EventCard.js";
import { EventForm } from "./EventForm.js";
import { EventLine } from "./EventLine.js";
import { inCalendar } from "./inCalendar.js";

/** What was taken away last, and the events as they were before and after. */
interface Undo {
  said: string;
  before: EventEdit[];
  after: EventEdit[];
}

/** Sale events: the one that runs or comes next in full, the others as lines. */
export function EventsSection({ settings, shown }: RoomProps) {
  const edits = settings.events ?? [];
  const [adding, setAdding] = useState(false);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [trouble, setTrouble] = useState("");
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  const plans = usePlans(settings, shown, failed);
  if (!shown || !plans) return trouble ? <Notice tone="bad">{trouble}</Notice> : null;

  const store = (next: (now: EventEdit[]) => EventEdit[], said?: string): void => {
    setTrouble("");
    setUndo(null);
    const change = { before: edits, after: edits };
    changeSettings(({ events: before = [] }) => {
      Object.assign(change, { before, after: next(before) });
      return { events: change.after };
    }).then(
      () => said !== undefined && setUndo({ said, ...change }),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  };
  const put = (edit: EventEdit, instead: EventEdit | null): void =>
    store((now) => [...now.filter((old) => !(instead && isSame(old, instead))), edit]);
  const take = (edit: EventEdit, said?: string): void => store((now) => now.filter((old) => !isSame(old, edit)), said);
  const actions = {
    edits,
    save: put,
    reset: (edit: EventEdit) => take(edit),
    hide: (id: string, name: string) =>
      store(
        (now) => {
          const kept = now.some((edit) => edit.id === id) ? now : [...now, blank(id)];
          return kept.map((edit) => (edit.id === id ? { ...edit, hidden: true } : edit));
        },
        text("ui_event_hidden", { name }),
      ),
    remove: (edit: EventEdit, name: string) => take(edit, text("ui_event_removed", { name })),
    onTick: (id: string, on: boolean) => {
      setTrouble("");
      tick(id, on).catch(failed);
    },
  };
  const save = (): void =>
    void calendarFile(inCalendar(plans)).then((file) => saveText("affix-calendar", "ics", file), failed);

  const first = plans.find(({ phase }) => phase !== "over");
  const others = plans.filter((plan) => plan !== first);
  const coming = others.filter(({ phase }) => phase === "upcoming");
  const next = coming.filter(
    (plan, at) => at === coming.findIndex((other) => other.occurrence.id === plan.occurrence.id),
  );
  const later = coming.filter((plan) => !next.includes(plan));
  const hidden = edits.filter((edit, at) => edit.hidden && at === edits.findIndex(({ id }) => id === edit.id));
  const lines = (some: Plan[]) => (
    <ul class="events">
      {some.map((plan) => (
        <EventLine key={`${plan.occurrence.id} ${plan.occurrence.starts}`} plan={plan} {...actions} />
      ))}
    </ul>
  );
  const part = (title: string, some: Plan[]) =>
    some.length > 0 && (
      <div class="stack tight">
        <h2>{title}</h2>
        {lines(some)}
      </div>
    );

  return (
    <div class="stack">
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {undo && <UndoNotice said={undo.said} undo={() => store((now) => merged(undo.after, undo.before, now))} />}
      {first ? (
        <EventCard key={first.occurrence.id} plan={first} {...actions} />
      ) : (
        <p class="soft">{text("ui_events_none")}</p>
      )}
      {part(
        text("ui_event_running"),
        others.filter(({ phase }) => phase === "running"),
      )}
      {part(
        text("ui_events_over"),
        others.filter(({ phase }) => phase === "over"),
      )}
      {part(text("ui_events_coming"), next)}
      {later.length > 0 && <Disclosure label={count("ui_events_later", later.length)}>{lines(later)}</Disclosure>}
      {adding ? (
        <EventForm
          edit={{ ...blank(freshId(edits)), name: "" }}
          save={(edit) => {
            put(edit, null);
            setAdding(false);
          }}
          close={() => setAdding(false)}
        />
      ) : (
        <div class="row">
          <Button drawing="plus" onClick={() => setAdding(true)}>
            {text("ui_event_add")}
          </Button>
          <Button drawing="calendar" onClick={save}>
            {text("ui_calendar_save")}
          </Button>
          <span class="soft fine">{text("ui_calendar_save_is")}</span>
        </div>
      )}
      {hidden.length > 0 && (
        <Disclosure label={count("ui_events_hidden", hidden.length)}>
          <ul class="events">
            {hidden.map((edit) => (
              <li key={edit.id} class="line">
                <span class="grow" dir="auto">
                  {nameOf(edit)}
                </span>
                <Button
                  kind="quiet"
                  aria-label={text("ui_event_bring_back_named", { name: nameOf(edit) })}
                  onClick={() =>
                    store((now) =>
                      now
                        .map((old) => (old.id === edit.id ? { ...old, hidden: false } : old))
                        .filter(({ name, starts, ends }) => name || starts || ends),
                    )
                  }
                >
                  {text("ui_event_bring_back")}
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** Years of one event are changed apart from each other. */
function isSame(one: EventEdit, other: EventEdit): boolean {
  return one.id === other.id && one.starts === other.starts;
}

/** An edit that changes nothing yet. */
function blank(id: string): EventEdit {
  return { id, name: null, starts: null, ends: null, zone: null, hidden: false };
}

function freshId(edits: EventEdit[]): string {
  for (let n = 1; ; n++) if (!edits.some(({ id }) => id === `e${n}`)) return `e${n}`;
}

/** A known event is called by its id in the catalogue. */
function nameOf({ id, name }: EventEdit): string {
  return name || sentence({ code: `event_${id}`, params: {} });
}

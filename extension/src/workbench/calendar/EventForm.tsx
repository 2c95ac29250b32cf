import { useEffect, useRef, useState } from "preact/hooks";
import type { EventEdit, WrongField, ZoneInfo } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkEvent, zones } from "../../core/desk/plan.js";
import { Button } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { ownZone } from "../../words/moments.js";
import { sentence } from "../../words/sentences.js";
import { TimeField } from "./TimeField.js";

interface EventFormProps {
  /** What to begin with; its name is `null` for an event whose name stays. */
  edit: EventEdit;
  hint?: string | undefined;
  save: (edit: EventEdit) => void;
  close: () => void;
}

/** The days of an event. What is wrong is said when it is to be saved, and from then on while typing. */
export function EventForm({ edit, hint, save, close }: EventFormProps) {
  const [typed, setTyped] = useState(edit);
  const [known, setKnown] = useState<ZoneInfo[]>([]);
  const [wrong, setWrong] = useState<WrongField[]>([]);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
    const take = (all: ZoneInfo[]): void => {
      setKnown(all);
      // New events are usually announced on the user's own clock.
      const zone = all.some(({ id }) => id === ownZone()) ? ownZone() : all[0]?.id;
      setTyped((now) => ({ ...now, zone: now.zone ?? zone ?? null }));
    };
    zones().then(take, console.error);
  }, []);
  useEffect(() => {
    if (!asked) return;
    let over = false;
    checkEvent(typed).then((found) => !over && setWrong(found), console.error);
    return () => {
      over = true;
    };
  }, [typed, asked]);

  const said = (field: string): string | null => {
    const found = wrong.find((problem) => problem.field === field);
    return found ? sentence(found.problem) : null;
  };
  const set = (change: Partial<EventEdit>): void => setTyped((now) => ({ ...now, ...change }));

  async function finish(): Promise<void> {
    const problems = await checkEvent(typed);
    setWrong(problems);
    setAsked(true);
    if (problems.length === 0) save(typed);
  }

  return (
    <form
      class="stack output"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
      noValidate
    >
      {edit.name !== null && (
        <Field
          label={text("ui_event_name")}
          placeholder={text("ui_event_name_example")}
          value={typed.name ?? ""}
          wrong={said("name")}
          onInput={(name) => set({ name })}
        />
      )}
      <div class="two">
        <TimeField
          label={text("ui_event_starts")}
          value={typed.starts ?? ""}
          wrong={said("starts")}
          onInput={(starts) => set({ starts })}
        />
        <TimeField
          label={text("ui_event_ends")}
          value={typed.ends ?? ""}
          wrong={said("ends")}
          onInput={(ends) => set({ ends })}
        />
      </div>
      <Select
        label={text("ui_event_zone")}
        value={typed.zone ?? ""}
        choices={known.map(({ id, name }) => ({ value: id, label: sentence(name) }))}
        onChange={(zone) => set({ zone })}
        {...(hint && { hint })}
      />
      <div class="row">
        <Button kind="main" type="submit">
          {text("ui_event_save")}
        </Button>
        <Button kind="quiet" onClick={close}>
          {text("ui_cancel")}
        </Button>
      </div>
    </form>
  );
}

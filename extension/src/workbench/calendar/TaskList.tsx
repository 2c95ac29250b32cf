import type { Task } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { moment } from "../../words/moments.js";
import { count, sentence } from "../../words/sentences.js";

/** What to do around an event: what is due stands out, and what is past folds away. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const past = tasks.filter(({ state }) => state === "past");
  return (
    <div>
      {past.length > 0 && (
        <Disclosure label={count("ui_tasks_past", past.length)}>
          <Tasks tasks={past} />
        </Disclosure>
      )}
      <Tasks tasks={tasks.filter(({ state }) => state !== "past")} />
    </div>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  return (
    <ol class="tasks" aria-label={text("ui_event_tasks")}>
      {tasks.map(({ what, state, from, until }) => (
        <li key={what.code} class={state}>
          <span class="mark" />
          <span class="grow">
            {sentence(what)}
            <span class="soft fine">
              {state === "later"
                ? text("ui_task_from", { moment: moment(from) })
                : text("ui_task_until", { moment: moment(until) })}
            </span>
          </span>
          {state === "due" && <span class="tag">{text("ui_task_due")}</span>}
        </li>
      ))}
    </ol>
  );
}

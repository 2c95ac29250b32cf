import type { Task } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { Icon } from "../ui/Icon.js";
import { moment } from "../ui/moments.js";
import { sentence } from "../ui/words.js";

/** What to do around an event, what is due now standing out. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ol class="tasks" aria-label={text("ui_event_tasks")}>
      {tasks.map(({ what, state, from, until }) => (
        <li key={what.code} class={state}>
          <span class="mark">{state === "past" && <Icon name="check" />}</span>
          <span class="grow">
            <span class="unseen">{text(`ui_task_${state}`)}: </span>
            {sentence(what)}
            <span class="soft fine">
              {state === "later" ? text("ui_task_from", { moment: moment(from) }) : text("ui_task_until", { moment: moment(until) })}
            </span>
          </span>
          {state === "due" && (
            <span class="tag" aria-hidden="true">
              {text("ui_task_due")}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

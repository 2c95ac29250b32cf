import type { Task } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { moment } from "../../words/moments.js";
import { sentence } from "../../words/sentences.js";

/** Where a task is done, by the last part of its id. */
const DONE_AT: Record<string, string> = {
  prepare: "products",
  check: "links/copied",
  publish: "links/list",
  start: "links/list",
  watch: "products",
  last: "links/list",
  audit: "links/copied",
};

interface TaskLineProps {
  task: Task;
  onTick: (id: string, on: boolean) => void;
}

/** A task with its check box, its time, and while it is due the way to where it is done. */
export function TaskLine({ task: { id, what, state, from, until, done }, onTick }: TaskLineProps) {
  const place = DONE_AT[id.slice(id.lastIndexOf("/") + 1)];
  const there = place ? text(`ui_task_at_${place.replace("/", "_")}`) : "";
  const due = state === "due" && !done;
  return (
    <li class={[state, done && "done", due && "open"].filter(Boolean).join(" ")}>
      <label class="grow">
        <input
          type="checkbox"
          class="check"
          checked={done}
          onChange={({ currentTarget }) => onTick(id, currentTarget.checked)}
        />
        <span class="grow">
          <span>{sentence(what)}</span>
          <span class="soft fine">
            {state === "later"
              ? text("ui_task_from", { moment: moment(from) })
              : text("ui_task_until", { moment: moment(until) })}
          </span>
        </span>
      </label>
      {due && <span class="tag">{text("ui_task_due")}</span>}
      {due && place && (
        <a
          class="button plain small"
          href={`#${place}`}
          aria-label={text("ui_task_open", { place: there, task: sentence(what) })}
        >
          {there}
        </a>
      )}
    </li>
  );
}

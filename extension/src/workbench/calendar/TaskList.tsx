import type { Task } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { count } from "../../words/sentences.js";
import { TaskLine } from "./TaskLine.js";

interface TaskListProps {
  tasks: Task[];
  onTick: (id: string, on: boolean) => void;
}

/** What to do around an event: what is due stands on top, what is past folds away, and all of it can be ticked. */
export function TaskList({ tasks, onTick }: TaskListProps) {
  const past = tasks.filter(({ state }) => state === "past");
  const due = tasks.filter(({ state, done }) => state === "due" && !done);
  const others = tasks.filter((task) => task.state !== "past" && !due.includes(task));
  const lines = (some: Task[]) => (
    <ol class="tasks" aria-label={text("ui_event_tasks")}>
      {some.map((task) => (
        <TaskLine key={task.id} task={task} onTick={onTick} />
      ))}
    </ol>
  );
  return (
    <div>
      {due.length + others.length > 0 && lines([...due, ...others])}
      {past.length > 0 && <Disclosure label={count("ui_tasks_past", past.length)}>{lines(past)}</Disclosure>}
    </div>
  );
}

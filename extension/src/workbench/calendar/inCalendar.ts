import type { Entry, Plan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { sentence } from "../../words/sentences.js";

/** What goes into a calendar file: the sales, and of their tasks those that are still to be done. */
export function inCalendar(plans: Plan[]): Entry[] {
  return plans.flatMap(({ occurrence, notes, tasks }) => {
    const event = sentence(occurrence.name);
    const { run: id, starts, ends } = occurrence;
    const sale = { id, name: event, about: notes.map(sentence).join(" "), starts, ends };
    const open = tasks.filter(({ state, done }) => state !== "past" && !done);
    return [
      sale,
      ...open.map((task) => ({
        id: task.id,
        name: text("ui_calendar_task", { event, task: sentence(task.what) }),
        about: "",
        starts: task.from,
        ends: task.until,
      })),
    ];
  });
}

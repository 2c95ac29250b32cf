import type { Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openRoom } from "../../browser/pages.js";
import { countdown } from "../../words/countdown.js";
import { count, sentence } from "../../words/sentences.js";
import { Icon } from "../controls/Icon.js";
import { dueIn, usePlans } from "../hooks/usePlans.js";

/** The next sale and what is to do now as one line, which leads to the calendar. Nothing while no sale is known. */
export function NextEvent({ settings }: { settings: Settings }) {
  const plans = usePlans(settings, true);
  const next = plans?.find(({ phase }) => phase !== "over");
  if (!next) return null;
  const due = dueIn(plans);
  const name = sentence(next.occurrence.name);
  const left = countdown(next);
  return (
    <button
      type="button"
      class="next-event"
      title={`${name} ${left} · ${text("ui_calendar_open")}`}
      onClick={() => void openRoom("calendar")}
    >
      <Icon name="calendar" />
      <span class="grow">
        <bdi>{name}</bdi> {left}
      </span>
      {due > 0 && <span class="tag">{count("ui_tasks_due", due)}</span>}
      <Icon name="turn" />
    </button>
  );
}

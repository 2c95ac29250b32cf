import type { Plan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { days } from "../../words/moments.js";
import { sentence } from "../../words/sentences.js";
import { countdown } from "./countdown.js";
import { type EventActions, EventDetails } from "./EventDetails.js";

/** An event as a line that unfolds. */
export function EventLine({ plan, ...actions }: EventActions & { plan: Plan }) {
  const { name, starts, ends } = plan.occurrence;
  const due = plan.tasks.some(({ state }) => state === "due");
  return (
    <li>
      <Disclosure
        label={
          <>
            <bdi>{sentence(name)}</bdi> {due && <span class="tag">{text("ui_task_due")}</span>}
            <span class="when soft fine">
              <bdi>{days(starts, ends)}</bdi>
            </span>
          </>
        }
        aside={<span class="far">{countdown(plan)}</span>}
      >
        <EventDetails plan={plan} {...actions} />
      </Disclosure>
    </li>
  );
}

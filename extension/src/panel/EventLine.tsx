import type { Plan } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { Disclosure } from "../ui/Disclosure.js";
import { days } from "../ui/moments.js";
import { sentence } from "../ui/words.js";
import { countdown } from "./countdown.js";
import type { EventActions } from "./EventCard.js";
import { EventDetails } from "./EventDetails.js";

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

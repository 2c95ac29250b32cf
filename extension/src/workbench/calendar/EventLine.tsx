import type { Plan } from "../../../pkg/affix.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { countdown } from "../../words/countdown.js";
import { days } from "../../words/moments.js";
import { count, sentence } from "../../words/sentences.js";
import { type EventActions, EventDetails } from "./EventDetails.js";

/** An event as a line that unfolds. */
export function EventLine({ plan, ...actions }: EventActions & { plan: Plan }) {
  const { name, starts, ends } = plan.occurrence;
  return (
    <li>
      <Disclosure
        label={
          <>
            <bdi>{sentence(name)}</bdi> {plan.due > 0 && <span class="tag">{count("ui_tasks_due", plan.due)}</span>}
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

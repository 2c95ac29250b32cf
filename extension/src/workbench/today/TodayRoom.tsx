import { useState } from "preact/hooks";
import type { Plan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openAliExpress, openWelcome } from "../../browser/pages.js";
import { tick } from "../../stored/done.js";
import { Button } from "../../ui/controls/Button.js";
import { Icon, type IconName } from "../../ui/controls/Icon.js";
import { Notice } from "../../ui/controls/Notice.js";
import { usePlans } from "../../ui/hooks/usePlans.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { troubleText } from "../../ui/page.js";
import { countdown } from "../../words/countdown.js";
import { days } from "../../words/moments.js";
import { count, sentence } from "../../words/sentences.js";
import { TaskLine } from "../calendar/TaskLine.js";
import type { RoomProps } from "../room.js";
import { Alerts } from "./Alerts.js";
import { Changes } from "./Changes.js";

/** What needs the user today: what is due, what to set up, and what comes next. */
export function TodayRoom({ settings, used, shown }: RoomProps) {
  const [trouble, setTrouble] = useState("");
  const plans = usePlans(settings, shown, (why) => setTrouble(troubleText(why)));
  const { kept } = useShortlist();
  if (!plans) return trouble ? <Notice tone="bad">{trouble}</Notice> : null;
  const due = plans.filter((plan) => plan.due > 0);
  const next = plans.filter(({ phase }) => phase !== "over");
  const onTick = (id: string, on: boolean): void =>
    void tick(id, on).catch((why: unknown) => setTrouble(troubleText(why)));

  return (
    <div class="cols">
      <div class="stack">
        {trouble && (
          <Notice tone="bad" alert>
            {trouble}
          </Notice>
        )}
        {!used && (
          <section class="sheet begin" aria-labelledby="begin-title">
            <h2 id="begin-title">{text("ui_today_begin")}</h2>
            <p>{text("ui_today_begin_text")}</p>
            <Button kind="main" onClick={() => void openWelcome()}>
              {text("ui_today_begin_button")}
            </Button>
          </section>
        )}
        <Alerts />
        {used && <Changes shown={shown} />}
        <section class="sheet" aria-labelledby="due-title">
          <h2 id="due-title">{text("ui_today_due")}</h2>
          {due.length === 0 && <p class="soft">{text("ui_today_nothing_due")}</p>}
          {due.map((plan) => (
            <div key={plan.occurrence.run}>
              <p class="soft fine">
                <bdi>{sentence(plan.occurrence.name)}</bdi> · {countdown(plan)}
              </p>
              <ol class="tasks">
                {plan.tasks
                  .filter(({ state, done }) => state === "due" && !done)
                  .map((task) => (
                    <TaskLine key={task.id} task={task} onTick={onTick} />
                  ))}
              </ol>
            </div>
          ))}
        </section>
        {used && (
          <section class="sheet" aria-labelledby="start-title">
            <h2 id="start-title">{text("ui_today_start")}</h2>
            <ul class="doors">
              <Door drawing="open" name="page" onClick={() => void openAliExpress()} />
              <Door drawing="links" name="list" address="links/list" />
              <Door
                drawing="products"
                name="products"
                address="products"
                aside={kept && kept.length > 0 ? count("ui_shortlist_count", kept.length) : undefined}
              />
              <Door drawing="reports" name="forecast" address="reports/forecast" />
            </ul>
          </section>
        )}
      </div>
      <aside class="stack">
        <section class="sheet" aria-labelledby="next-title">
          <h2 id="next-title">{text("ui_event_next_ones")}</h2>
          <ul class="soon">
            {next.slice(0, MOST_NEXT).map((plan) => (
              <Soon key={plan.occurrence.run} plan={plan} />
            ))}
          </ul>
          <a class="go" href="#calendar">
            {text("ui_calendar_open")} <Icon name="turn" />
          </a>
        </section>
      </aside>
    </div>
  );
}

/** Events that are named here; the calendar has them all. */
const MOST_NEXT = 4;

function Soon({ plan }: { plan: Plan }) {
  const { name, starts, ends } = plan.occurrence;
  return (
    <li>
      <b dir="auto">{sentence(name)}</b>
      <span class={plan.phase === "running" ? "now" : "soft"}>{countdown(plan)}</span>
      <span class="soft fine">
        <bdi>{days(starts, ends)}</bdi>
      </span>
    </li>
  );
}

interface DoorProps {
  drawing: IconName;
  name: string;
  address?: string;
  aside?: string | undefined;
  onClick?: () => void;
}

/** A way to begin something, with a line that says what it is. */
function Door({ drawing, name, address, aside, onClick }: DoorProps) {
  const inside = (
    <>
      <Icon name={drawing} />
      <span class="grow">
        <b>{text(`ui_today_to_${name}`)}</b>
        <span class="soft fine">{aside ?? text(`ui_today_to_${name}_is`)}</span>
      </span>
      <Icon name="turn" />
    </>
  );
  return (
    <li>
      {address ? (
        <a href={`#${address}`}>{inside}</a>
      ) : (
        <button type="button" onClick={onClick}>
          {inside}
        </button>
      )}
    </li>
  );
}

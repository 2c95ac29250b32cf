import { useEffect, useState } from "preact/hooks";
import type { CheckPlan } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { mayNotify, permitNotifications } from "../../browser/permissions.js";
import { watchPlan } from "../../core/watch.js";
import { allowChecking, checkedOf, type Watching, watching } from "../../stored/checked.js";
import { watchedAmong } from "../../stored/watch.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Select } from "../../ui/controls/Select.js";
import { Switch } from "../../ui/controls/Switch.js";
import { usePlatformState } from "../../ui/hooks/usePlatformState.js";
import { troubleText } from "../../ui/page.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { WithoutKey } from "../../ui/parts/WithoutKey.js";
import { moment } from "../../words/moments.js";
import { number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import { Section } from "./Section.js";

/** Questions a day to choose from. */
const BUDGETS = [10, 50, 200, 1000];

/** How watched products are looked after when nobody looks at them: the Open Platform, and notifications. */
export function WatchSection() {
  const [kept, setKept] = useState<Watching | null>(null);
  const [trouble, setTrouble] = useState("");
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  useEffect(() => {
    const ask = (): void => void watching.read().then(setKept, failed);
    ask();
    return watching.onChange(ask);
  }, []);
  const attempt = (work: Promise<unknown>): void => void work.then(() => setTrouble(""), failed);
  return (
    <Section name="watch">
      {kept && <Checks kept={kept} attempt={attempt} />}
      {kept && <Notifies on={kept.notifies} attempt={attempt} />}
      <NotStored why={trouble} />
    </Section>
  );
}

interface PartProps {
  attempt: (work: Promise<unknown>) => void;
}

/** Whether the Open Platform is asked by itself, how often, and what became of it today. */
function Checks({ kept, attempt }: PartProps & { kept: Watching }) {
  const platform = usePlatformState();
  const [plan, setPlan] = useState<CheckPlan | null>(null);
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<void> => {
      const watched = await watchedAmong(null);
      const found = await watchPlan(kept.checking, watched, await checkedOf(watched.map(({ id }) => id)));
      if (!over) setPlan(found);
    };
    ask().catch(console.error);
    return () => {
      over = true;
    };
  }, [kept]);
  if (!platform || !plan) return null;
  const { on } = plan.checking;
  return (
    <>
      <Switch
        label={text("ui_watch_checks")}
        on={on}
        disabled={!platform.on && !on}
        onChange={(now) => attempt(allowChecking({ on: now }))}
        explainedBy="watch-checks-is"
      />
      <p class="soft fine" id="watch-checks-is">
        {text("ui_watch_checks_is")}
      </p>
      {!platform.on && <WithoutKey says={text("ui_watch_no_key")} />}
      {platform.on && on && (
        <>
          <Select
            label={text("ui_watch_budget")}
            value={String(plan.budget)}
            choices={[...new Set([...BUDGETS, plan.budget])]
              .sort((one, other) => one - other)
              .map((budget) => ({ value: String(budget), label: count("ui_watch_questions", budget) }))}
            onChange={(budget) => attempt(allowChecking({ budget: Number(budget) }))}
          />
          <p class="soft fine" role="status">
            {text("ui_watch_today", { asked: number(plan.asked), budget: number(plan.budget) })}{" "}
            {count("ui_watch_watched", plan.watched)}{" "}
            {plan.next !== null &&
              plan.watched > 0 &&
              text("ui_watch_next", { at: moment(new Date(plan.next).toISOString()) })}
          </p>
          {kept.why && (
            <Notice
              tone="warn"
              action={
                plan.checking.over && (
                  <Button kind="quiet" drawing="retry" onClick={() => attempt(allowChecking({ on: true }))}>
                    {text("ui_watch_again")}
                  </Button>
                )
              }
            >
              {text(plan.checking.over ? "ui_watch_stopped" : "ui_watch_rests", { why: sentence(kept.why) })}
            </Notice>
          )}
        </>
      )}
    </>
  );
}

/** Whether what there is to tell is shown as notifications: the browser asks when that is turned on. */
function Notifies({ on, attempt }: PartProps & { on: boolean }) {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => void mayNotify().then(setAllowed, () => setAllowed(false)), []);
  // Nothing may come between the click and the question for the permission.
  function turn(wanted: boolean): void {
    setRefused(false);
    if (!wanted) return attempt(watching.change((now) => ({ ...now, notifies: false })));
    attempt(
      permitNotifications().then(async (granted) => {
        setAllowed(granted);
        setRefused(!granted);
        if (granted) await watching.change((now) => ({ ...now, notifies: true }));
      }),
    );
  }
  return (
    <>
      <Switch
        label={text("ui_watch_notifies")}
        on={on && allowed === true}
        onChange={turn}
        explainedBy="watch-notifies-is"
      />
      <p class="soft fine" id="watch-notifies-is">
        {text("ui_watch_notifies_is")}
      </p>
      {refused && (
        <Notice tone="warn" alert>
          {text("ui_watch_refused")}
        </Notice>
      )}
    </>
  );
}

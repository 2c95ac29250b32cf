import { useEffect, useState } from "preact/hooks";
import type { Plan, Settings } from "../../../pkg/affix.js";
import { events } from "../../core/plan.js";
import { done } from "../../stored/done.js";

const MINUTE_MS = 60_000;

/**
 * The sale events with what is to do, as they stand now: asked again every minute, and when the user's events or
 * ticks change. `null` until they are there, and as long as nobody looks.
 */
export function usePlans(
  settings: Settings | null,
  shown: boolean,
  onTrouble: (why: unknown) => void = console.error,
): Plan[] | null {
  const [plans, setPlans] = useState<Plan[] | null>(null);
  useEffect(() => {
    if (!shown || !settings) return;
    let over = false;
    const look = async (): Promise<void> => {
      const found = await events(settings.events ?? [], await done.read());
      if (!over) setPlans(found);
    };
    const ask = (): void => void look().catch(onTrouble);
    ask();
    const timer = setInterval(ask, MINUTE_MS);
    const stop = done.onChange(ask);
    return () => {
      over = true;
      clearInterval(timer);
      stop();
    };
  }, [settings, shown]);
  return plans;
}

/** How many tasks it is the time for. */
export function dueIn(plans: Plan[] | null): number {
  return (plans ?? []).reduce((sum, { due }) => sum + due, 0);
}

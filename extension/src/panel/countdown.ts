import type { Plan } from "../../pkg/affix.js";
import { text } from "../browser.js";
import { count } from "../ui/words.js";

const CODES = { upcoming: "ui_event_in", running: "ui_event_ends", over: "ui_event_over" } as const;

/** How long until it starts or ends, or since it is over: in days, the last two of them in hours. */
export function countdown({ phase, days, hours }: Plan): string {
  const code = CODES[phase];
  if (hours === 0) return text(`${code}_no_time`);
  return hours < 48 ? count(`${code}_hours`, hours) : count(`${code}_days`, days);
}

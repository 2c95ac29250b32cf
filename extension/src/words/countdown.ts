import type { Plan } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { count } from "./sentences.js";

const WORDS = { upcoming: "in", running: "ends", over: "over" } as const;

/** How long until it starts or ends, or since it is over: in days, the last two of them in hours. */
export function countdown({ phase, days, hours }: Plan): string {
  const word = WORDS[phase];
  if (hours === 0) return text(`ui_event_${word}_no_time`);
  const unit = hours < 48 ? "hours" : "days";
  return count(`ui_event_${word}_${unit}`, unit === "hours" ? hours : days);
}

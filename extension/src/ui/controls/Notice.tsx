import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.js";

export type Tone = "good" | "warn" | "bad" | "plain";

const DRAWINGS: Record<Tone, IconName> = { good: "shield", warn: "warn", bad: "warn", plain: "info" };

interface NoticeProps {
  tone?: Tone;
  drawing?: IconName;
  children: ComponentChildren;
  /** What the user can do about it. */
  action?: ComponentChildren;
  /** Read out when it appears. */
  alert?: boolean;
}

/** A sentence that stands out. */
export function Notice({ tone = "plain", drawing, children, action, alert }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={alert ? "alert" : undefined}>
      <Icon name={drawing ?? DRAWINGS[tone]} />
      <div class="grow">{children}</div>
      {action}
    </div>
  );
}

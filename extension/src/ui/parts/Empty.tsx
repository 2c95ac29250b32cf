import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../controls/Icon.js";

interface EmptyProps {
  drawing: IconName;
  /** What will stand here. */
  says: string;
  /** How to begin. */
  children: ComponentChildren;
}

/** A room without anything yet: what it is for, and the buttons that begin. */
export function Empty({ drawing, says, children }: EmptyProps) {
  return (
    <div class="empty">
      <span class="drawn" aria-hidden="true">
        <Icon name={drawing} />
      </span>
      <p role="status">{says}</p>
      <div class="row">{children}</div>
    </div>
  );
}

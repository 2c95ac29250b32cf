import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.js";

interface DisclosureProps {
  label: ComponentChildren;
  /** Shown at the end of the line, also while closed. */
  aside?: ComponentChildren;
  children: ComponentChildren;
  open?: boolean;
  onToggle?: (open: boolean) => void;
}

/** A line that unfolds. */
export function Disclosure({ label, aside, children, open, onToggle }: DisclosureProps) {
  return (
    <details class="fold" open={open} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>
        <Icon name="turn" />
        <span class="grow">{label}</span>
        {aside}
      </summary>
      <div class="inside">{children}</div>
    </details>
  );
}

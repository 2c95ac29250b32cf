import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

export interface Drawer {
  name: string;
  label: string;
  content: ComponentChildren;
}

/** A row of buttons that each unfold something below the row; one is open at a time. */
export function Drawers({ drawers }: { drawers: Drawer[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const shown = drawers.find(({ name }) => name === open);
  return (
    <div class="drawers">
      <div class="handles">
        {drawers.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            id={`${id}-${name}`}
            aria-expanded={name === open}
            aria-controls={name === open ? `${id}-content` : undefined}
            onClick={() => setOpen(name === open ? null : name)}
          >
            {label}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.name}
          class="content"
          id={`${id}-content`}
          role="region"
          aria-labelledby={`${id}-${shown.name}`}
        >
          {shown.content}
        </div>
      )}
    </div>
  );
}

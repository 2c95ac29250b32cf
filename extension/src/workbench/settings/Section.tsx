import type { ComponentChildren } from "preact";
import { text } from "../../browser/catalogue.js";
import type { Edited } from "../../stored/settings.js";
import type { Change } from "../../ui/hooks/useSettings.js";

/** What a section that edits settings is given. */
export interface SectionProps {
  now: Edited;
  change: Change;
}

/** A titled part of the options page; its texts are `ui_NAME_title` and `ui_NAME_intro`. */
export function Section({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{text(`ui_${name}_title`)}</h2>
      <p class="soft intro">{text(`ui_${name}_intro`)}</p>
      {children}
    </section>
  );
}

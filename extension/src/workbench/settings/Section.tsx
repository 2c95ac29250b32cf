import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import type { Edited } from "../../stored/settings.js";
import type { Change } from "../../ui/hooks/useSettings.js";
import type { SectionName } from "./groups.js";

/** What a section that edits settings is given. */
export interface SectionProps {
  now: Edited;
  change: Change;
}

/** The sections in which what is searched for was found; `null` while nothing is. */
export const Found = createContext<ReadonlySet<string> | null>(null);

/** A titled part of the settings; its texts are `ui_NAME_title` and `ui_NAME_intro`. */
export function Section({ name, children }: { name: SectionName; children: ComponentChildren }) {
  const found = useContext(Found);
  return (
    <section id={name} class="setting" aria-labelledby={`${name}-title`} hidden={found !== null && !found.has(name)}>
      <h2 id={`${name}-title`} tabIndex={-1}>
        {text(`ui_${name}_title`)}
      </h2>
      <p class="soft intro">{text(`ui_${name}_intro`)}</p>
      {children}
    </section>
  );
}

/** Which page the side panel is on, and which of its parts was asked for. */

import { type ActivePage, pageOf } from "../browser/page.js";
import { showPanel } from "../browser/panel.js";
import { cell } from "./cell.js";

const inView = cell<number | null>({
  name: "inView",
  area: "session",
  read: (stored) => (typeof stored === "number" ? stored : null),
});

const section = cell<string | null>({
  name: "section",
  area: "session",
  read: (stored) => (typeof stored === "string" ? stored : null),
});

/** Opens the side panel on a tab's page, at a section of it. Call it straight from the click. */
export async function openPanel(tabId: number | null, wanted?: string): Promise<void> {
  const noted = Promise.all([inView.write(tabId), wanted ? section.write(wanted) : null]);
  await showPanel();
  await noted;
}

/** Calls back with the section that the side panel was asked for, once each time. Returns the way to stop. */
export function onSectionAsked(callback: (section: string) => void): () => void {
  const take = async (): Promise<void> => {
    const wanted = await section.read();
    if (!wanted) return;
    // Gone, it can be asked for again.
    await section.erase();
    callback(wanted);
  };
  void take();
  return section.onChange(() => void take());
}

/** The page that the side panel was opened on; `null` without one, and when its tab is gone. */
export async function pageInView(): Promise<ActivePage | null> {
  const tabId = await inView.read();
  return tabId === null ? null : pageOf(tabId);
}

/** Calls back when the side panel is asked for on another page. Returns the way to stop. */
export const onPageInView = inView.onChange;

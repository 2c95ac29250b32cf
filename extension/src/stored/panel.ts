/** Which page each window's side panel is on, and which of its parts was asked for. */

import { type ActivePage, pageOf } from "../browser/page.js";
import { showPanel } from "../browser/panel.js";
import { tabInFront, windowHere } from "../browser/tabs.js";
import { cell } from "./cell.js";

/** The tab of each window that its panel is on, and since when. */
type InView = Record<string, { tabId: number; since: number }>;

const inView = cell<InView>({
  name: "inView",
  area: "session",
  read: (stored) => (stored !== null && typeof stored === "object" ? (stored as InView) : {}),
});

const part = cell<string | null>({
  name: "section",
  area: "session",
  read: (stored) => (typeof stored === "string" ? stored : null),
});

const POST = "post/";

/** What to ask the panel for where a post of a product of the listing in view is wanted. */
export const postPart = (id: string): string => POST + id;

/** The product of the listing in view that a post is wanted of; `null` where the panel was asked for something else. */
export const postAsked = (wanted: string): string | null =>
  wanted.startsWith(POST) ? wanted.slice(POST.length) : null;

/**
 * Opens the side panel on a tab's page, at a part of it; on the one in front where the caller does not know its tab
 * yet. Call it straight from the click.
 */
export async function openPanel(tabId: number | null, wanted?: string): Promise<void> {
  const noted = Promise.all([moveTo(tabId), wanted ? part.write(wanted) : null]);
  await showPanel();
  await noted;
}

async function moveTo(tabId: number | null): Promise<void> {
  const tab = tabId ?? (await tabInFront());
  if (tab !== null) await movePanel(tab);
}

/** From now on this window's panel, open or not, is on another tab's page, or reads that of its own once more. */
export async function movePanel(tabId: number): Promise<void> {
  const here = await windowHere();
  await inView.change((now) => ({ ...now, [here]: { tabId, since: Date.now() } }));
}

/** Calls back with the part that the side panel was asked for, once each time. Returns the way to stop. */
export function onSectionAsked(callback: (part: string) => void): () => void {
  const take = async (): Promise<void> => {
    const wanted = await part.read();
    if (!wanted) return;
    // Gone, it can be asked for again.
    await part.erase();
    callback(wanted);
  };
  void take();
  return part.onChange(() => void take());
}

/** The tab that this window's panel is on; `null` without one. */
async function tabInView(): Promise<InView[string] | null> {
  const [all, here] = await Promise.all([inView.read(), windowHere()]);
  return all[here] ?? null;
}

/** The page that this window's panel is on; `null` without one, and when its tab is gone. */
export async function pageInView(): Promise<ActivePage | null> {
  const tab = await tabInView();
  return tab && pageOf(tab.tabId);
}

/**
 * Calls back at once, and when this window's panel is asked for on a page, also while the first answer was on its
 * way. Returns the way to stop.
 */
export function onPageInView(callback: () => void): () => void {
  let last: number | null | undefined;
  const look = async (): Promise<void> => {
    const since = (await tabInView())?.since ?? null;
    if (since === last) return;
    last = since;
    callback();
  };
  const stop = inView.onChange(() => void look());
  void look();
  return stop;
}

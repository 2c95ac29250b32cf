/** The list that is being worked on, until the browser is closed: a side panel is closed by a click beside it. */

import { cell } from "./cell.js";

export interface Collecting {
  list: string;
  /** Short links that the user opened, by the tab that each was opened in. */
  opened: Record<number, string>;
  /** The tab that the user was in when each of those tabs was opened. */
  from: Record<number, number>;
}

export const collecting = cell<Collecting>({
  name: "collecting",
  area: "session",
  read: (stored) => ({ list: "", opened: {}, from: {}, ...(stored as Partial<Collecting> | undefined) }),
});

/** A page that was read. */
interface Page {
  tabId: number;
  url: string;
}

/** The list with the page in place of the short link that was opened in its tab; `null` where none was, or still stands. */
export function filled(now: Collecting, { tabId, url }: Page): Collecting | null {
  const { [tabId]: short, ...others } = now.opened;
  if (!short || url.includes(short)) return null;
  return { ...now, list: withPage(now.list, short, url), opened: others };
}

/** Fills the row of the short link that led to this page. The tab to go back to; `null` where it is of no row. */
export async function fillFrom(page: Page): Promise<number | null> {
  const before = await collecting.read();
  if (filled(before, page)) await collecting.change((now) => filled(now, page) ?? now);
  // Whoever was first to fill it, the way back is the same.
  const { list, from } = await collecting.read();
  return list.includes(page.url) ? (from[page.tabId] ?? null) : null;
}

/** The text with a page's address where the short link to it stands, and nowhere where a longer one only begins so. */
function withPage(text: string, short: string, page: string): string {
  const [start = "", ...rest] = text.split(short);
  return rest.reduce((all, behind) => all + (/^[\w-]/.test(behind) ? short : page) + behind, start);
}

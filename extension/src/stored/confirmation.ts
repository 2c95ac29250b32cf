/** What was copied from the menu or the shortcut last, on its way from the worker to the page that confirms it. */

import type { Format, Note, PriceRange, Profile } from "../../pkg/affix.js";
import { cell } from "./cell.js";

export interface Confirmation {
  what: "link" | "post" | "links";
  /** How many links. */
  n: number;
  /** The format of a post. */
  format: Format | null;
  /** The link, or the first of several. */
  link: string;
  /** What is known of the one product. */
  product: { title: string | null; price: PriceRange | null; image: string | null } | null;
  /** What makes a post of it wrong, the gravest first. */
  faults: Note[];
  /** What the user should know of the link. */
  notes: Note[];
  /** How many links of a selection could not be made, and why the first of them. */
  passed: { n: number; why: Note } | null;
  profile: Pick<Profile, "name" | "network" | "color">;
  campaign: string | null;
  /** Milliseconds since 1970-01-01 UTC. */
  at: number;
}

export const confirmation = cell<Confirmation | null>({
  name: "confirmation",
  area: "session",
  read: (stored) => (stored as Confirmation | undefined) ?? null,
});

/** What waits to be told, which nobody else tells then, and which is stored no longer; `null` where nothing does. */
export async function takeConfirmation(): Promise<Confirmation | null> {
  // Whoever has taken one hears of that change, too.
  if (!(await confirmation.read())) return null;
  let taken: Confirmation | null = null;
  await confirmation.change((now) => {
    taken = now;
    return null;
  });
  return taken;
}

/** The user knows how to pin the button. */
export const pinTipRead = cell<boolean>({ name: "pinTipRead", read: (stored) => stored === true });

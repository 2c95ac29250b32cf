/**
 * What there is to tell of products that are watched. It is judged wherever something that it is made of is stored: by
 * the page or worker that stores it. A browser that ends either in between loses nothing, since all of it is judged
 * anew the next time, and tells nothing twice, since what was told is stored with what there is to tell.
 */

import type { Alert, Checked, KeptProduct, SeenProduct, Tell } from "../../pkg/affix.js";
import { watchAlerts } from "../core/watch.js";
import { cell } from "./cell.js";
import { look } from "./database.js";

/** What there is to tell now, also what the user has ticked off: until it has ended. */
export const alerts = cell<Alert[]>({
  name: "alerts",
  read: (stored) => (Array.isArray(stored) ? (stored as Alert[]) : []),
});

/** Products beyond which the whole shortlist is looked through instead of each of them. */
const MANY = 100;

/**
 * Judges products of which something has changed; all of them for `null`. What it is called for is stored by then, so
 * it throws nothing.
 */
export async function judge(changed: readonly string[] | null): Promise<void> {
  try {
    const ids = changed && new Set(changed);
    const isMeant = ({ id }: { id: string }): boolean => ids === null || ids.has(id);
    const watched = await watchedAmong(changed);
    if (watched.length === 0 && !(await alerts.read()).some(isMeant)) return;
    await alerts.change(async (told) => {
      // Anew: somebody else may have changed them while this waited for its turn.
      const kept = await watchedAmong(changed);
      const { seen, checked } = await knownOf(kept.map(({ id }) => id));
      const found = kept.length > 0 ? await watchAlerts(kept, seen, checked, told.filter(isMeant)) : [];
      return [...told.filter((alert) => !isMeant(alert)), ...found];
    });
  } catch (error) {
    console.error(error);
  }
}

/** Products of the shortlist of which the user wants to be told something. */
export async function watchedAmong(ids: readonly string[] | null): Promise<KeptProduct[]> {
  const kept = await look(async (database) => {
    const { store } = database.transaction("shortlist");
    if (ids === null || ids.length > MANY) return store.getAll();
    return Promise.all(ids.map((id) => store.get(id)));
  });
  const wanted = ids && new Set(ids);
  return kept.filter(
    (product): product is KeptProduct =>
      product?.watch !== undefined && product.watch.tell.length > 0 && (wanted?.has(product.id) ?? true),
  );
}

/** What was seen of products, and what the Open Platform said of them. */
export async function knownOf(ids: readonly string[]): Promise<{ seen: SeenProduct[]; checked: Checked[] }> {
  return look(async (database) => {
    const all = database.transaction(["seen", "checked"]);
    const [seen, checked] = await Promise.all([
      Promise.all(ids.map((id) => all.objectStore("seen").get(id))),
      Promise.all(ids.map((id) => all.objectStore("checked").get(id))),
    ]);
    return { seen: seen.filter((one) => one !== undefined), checked: checked.filter((one) => one !== undefined) };
  });
}

/** The user has read these of a product. */
export function tickOff(id: string, tells: readonly Tell[]): Promise<void> {
  return mark((alert) => alert.id === id && tells.includes(alert.tell), { read: true });
}

/** These were shown as notifications, or are not to be. */
export function noteNotified(shown: readonly Alert[]): Promise<void> {
  return mark((alert) => shown.some(({ id, tell }) => id === alert.id && tell === alert.tell), { notified: true });
}

function mark(of: (alert: Alert) => boolean, patch: Partial<Alert>): Promise<void> {
  return alerts.change((now) => now.map((alert) => (of(alert) ? { ...alert, ...patch } : alert)));
}

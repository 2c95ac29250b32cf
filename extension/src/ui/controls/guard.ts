/** What stands between a click and a link on the clipboard. Until a page of ours has a gate, nothing does. */

/** A product whose link is to be copied; without an id there is nothing to know of it. */
export interface Subject {
  productId: string | null | undefined;
  title?: string | null | undefined;
}

/** Whether links of these products may be copied: the user is asked where something tells against one. */
export type Guard = (subjects: readonly Subject[]) => Promise<boolean>;

let guard: Guard = async () => true;

/** Puts the page's gate in place. Returns the way to take it away. */
export function guardCopies(next: Guard): () => void {
  const before = guard;
  guard = next;
  return () => {
    guard = before;
  };
}

/** To be asked before anything that holds a product's link is copied. */
export function mayCopy(subjects: readonly Subject[]): Promise<boolean> {
  return subjects.some(({ productId }) => productId) ? guard(subjects) : Promise.resolve(true);
}

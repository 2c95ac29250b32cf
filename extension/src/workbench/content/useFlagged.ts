import { useEffect, useState } from "preact/hooks";
import type { Asked, FlaggedProduct } from "../../../pkg/affix.js";
import { vetQuestions } from "../../core/vet.js";
import { onSeenChanged, seenOf } from "../../stored/prices.js";
import { knownToday, vetting } from "../../stored/vetting.js";
import { sentence } from "../../words/sentences.js";

/** That it is gone, as vetting says it. */
const GONE = "gone";

/** What speaks against products: red flags of what their pages said last, and that they were gone. */
export function useFlagged(ids: string[]): FlaggedProduct[] | null {
  const [flagged, setFlagged] = useState<FlaggedProduct[] | null>(null);
  useEffect(() => {
    let over = false;
    const look = (): void =>
      void against(ids).then(
        (found) => over || setFlagged(found),
        (why: unknown) => {
          console.error(why);
          if (!over) setFlagged((now) => now ?? []);
        },
      );
    look();
    const stops = [vetting.onChange(look), onSeenChanged(look)];
    return () => {
      over = true;
      for (const stop of stops) stop();
    };
  }, [ids.join()]);
  return flagged;
}

async function against(ids: string[]): Promise<FlaggedProduct[]> {
  const [known, seen] = await Promise.all([knownToday(ids), seenOf(ids)]);
  const gone = new Set(seen.filter(({ goneAt }) => goneAt !== null).map(({ id }) => id));
  const asked = ids.flatMap((productId): Asked[] => {
    const red = known[productId]?.red ?? [];
    const more = gone.has(productId) && !red.some(({ code }) => code === GONE);
    const all = more ? [...red, { code: GONE, value: "", limit: null }] : red;
    return all.length > 0 ? [{ productId, red: all }] : [];
  });
  if (asked.length === 0) return [];
  const found = await vetQuestions(asked, []);
  return found.map(({ productId, says }) => ({ productId, why: says.map(sentence).join(" ") }));
}

import { useEffect, useRef, useState } from "preact/hooks";
import type { KeptProduct, ListingLook, Settings } from "../../../pkg/affix.js";
import { shortlist } from "../../core/kept.js";
import { onCheckedChanged } from "../../stored/checked.js";
import { withOwn } from "../../stored/orders.js";
import { onSeenChanged } from "../../stored/prices.js";
import { knownOf } from "../../stored/watch.js";
import { troubleText } from "../../ui/page.js";

interface KeptLook {
  /** What the products would earn, at the prices that became known last; `null` until that is worked out. */
  look: ListingLook | null;
  /** Why it cannot be; empty where nothing is wrong. */
  trouble: string;
}

/** The shortlist as it is worked out today, also when a price is seen or said meanwhile. */
export function useKeptLook(
  kept: KeptProduct[] | null,
  settings: Settings,
  profile: string | null,
  shown: boolean,
): KeptLook {
  const [found, setFound] = useState<KeptLook>({ look: null, trouble: "" });
  const latest = useRef(0);
  useEffect(() => {
    if (!kept || !shown) return;
    const ask = (): void => {
      const mine = ++latest.current;
      const ids = kept.map(({ id }) => id);
      const work = async (): Promise<ListingLook> => {
        const { seen, checked } = await knownOf(ids);
        return withOwn((own) => shortlist(kept, seen, checked, settings, profile, own));
      };
      work().then(
        (look) => mine === latest.current && setFound({ look, trouble: "" }),
        (why: unknown) => mine === latest.current && setFound(({ look }) => ({ look, trouble: troubleText(why) })),
      );
    };
    ask();
    const stops = [onSeenChanged(ask), onCheckedChanged(ask)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [kept, settings, profile, shown]);
  return found;
}

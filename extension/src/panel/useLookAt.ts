import { useEffect, useState } from "preact/hooks";
import type { Look, PageSnapshot, Settings } from "../../pkg/affix.js";
import { look } from "../core/page.js";
import { withOwn } from "../stored/orders.js";
import { stillComing, useAwaiting } from "../ui/hooks/useAwaiting.js";
import type { ReadPage } from "./useAbout.js";

/** What is known of a page, and the page as it has grown since it was read. */
export interface LookedAt {
  look: Look | null;
  snapshot: PageSnapshot | null;
}

/** What the core says of a page, again as soon as a product that draws itself has come. */
export function useLookAt(page: ReadPage | null, settings: Settings | null): LookedAt {
  const [grown, setGrown] = useState<{ page: ReadPage; snapshot: PageSnapshot } | null>(null);
  const [found, setFound] = useState<{ page: ReadPage; look: Look } | null>(null);
  /** The page that nothing more is awaited of. */
  const [over, setOver] = useState<ReadPage | null>(null);
  const snapshot = grown && grown.page === page ? grown.snapshot : (page?.snapshot ?? null);

  useEffect(() => {
    if (!page || !settings) return;
    let late = false;
    const asked = { text: page.url, exact: true, snapshot, settings, profile: null, now: Date.now() };
    withOwn((own) => look({ ...asked, own })).then(
      (answer) => late || setFound({ page, look: answer }),
      (why: unknown) => late || console.error(why),
    );
    return () => {
      late = true;
    };
  }, [page, snapshot, settings]);

  // What was found of another page is nothing of this one.
  const known = found && found.page === page ? found.look : null;
  const coming = known?.page && snapshot ? stillComing(known.page, snapshot) : null;
  useAwaiting({
    page,
    wanted: coming === "product" && over !== page ? "product" : null,
    onBegin: () => undefined,
    onNews: (change) => page && snapshot && setGrown({ page, snapshot: change(snapshot) }),
    onEnd: () => setOver(page),
  });
  return { look: known, snapshot };
}

import { useEffect, useState } from "preact/hooks";
import type { Look, PageSnapshot, Settings } from "../../pkg/affix.js";
import { collect, onPageInView, pageInView } from "../browser.js";
import { look } from "../core.js";

interface Page {
  url: string;
  snapshot: PageSnapshot | null;
}

/** The page that the workbench was opened on, as it was then; `null` without one. */
function useOpenedOn(): Page | null {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    let latest = 0;
    const ask = async (): Promise<void> => {
      const mine = ++latest;
      const found = await pageInView();
      // A page that went elsewhere meanwhile can no longer be read, but its address still can.
      const snapshot = found && (await collect(found.tabId).catch(() => null));
      if (mine === latest) setPage(found && { url: snapshot?.url || found.url, snapshot });
    };
    const start = (): void => void ask().catch(console.error);
    start();
    const stop = onPageInView(start);
    return () => {
      latest = -1;
      stop();
    };
  }, []);
  return page;
}

/** What is known of a pasted address, or else of the page that the workbench was opened on. */
export function useInView(pasted: string, settings: Settings, profile: string | null): Look | null {
  const page = useOpenedOn();
  const [found, setFound] = useState<Look | null>(null);
  const own = pasted.trim();
  useEffect(() => {
    const asked = own ? { url: own, snapshot: null } : page;
    if (!asked) return setFound(null);
    let over = false;
    look({ text: asked.url, snapshot: asked.snapshot, settings, profile, now: Date.now() }).then(
      (answer) => !over && setFound(answer),
      () => !over && setFound(null),
    );
    return () => {
      over = true;
    };
  }, [own, page, settings, profile]);
  return found;
}

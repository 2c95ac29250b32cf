import { useEffect, useState } from "preact/hooks";
import type { PageSnapshot } from "../../pkg/affix.js";
import { type ActivePage, collect } from "../browser/page.js";
import { onPageInView, pageInView } from "../stored/panel.js";

interface Page extends ActivePage {
  /** `null` for one that is not AliExpress', and one that went elsewhere meanwhile: its address can still be read. */
  snapshot: PageSnapshot | null;
}

/** The page that the workbench was opened on, as it was then, if there is one. */
export interface OpenedOn {
  page: Page | null;
}

/** `null` until it is known; the page is read anew whenever somebody begins to look at it. */
export function useOpenedOn(wanted = true): OpenedOn | null {
  const [opened, setOpened] = useState<OpenedOn | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let latest = 0;
    const ask = async (): Promise<void> => {
      const mine = ++latest;
      const found = await pageInView();
      const snapshot = found && (await collect(found).catch(() => null));
      const page = found && { ...found, url: snapshot?.url || found.url, snapshot };
      if (mine === latest) setOpened({ page });
    };
    const start = (): void => void ask().catch(console.error);
    start();
    const stop = onPageInView(start);
    return () => {
      latest = -1;
      stop();
    };
  }, [wanted]);
  return opened;
}

/** A product page that draws itself: read again whenever it has changed, for a while. */

import type { PageSnapshot } from "../../pkg/affix.js";
import { collect } from "./collect.js";

/** How long a page is waited for. */
const PATIENCE_MS = 8000;
/** Between two looks at a page that keeps changing. */
const CALM_MS = 100;

/**
 * Reports the page at an address now and each time it reads otherwise. Calls `end` when the time is over or the
 * page has turned into another one, also before this began. Returns the way to stop.
 */
export function watchArrival(url: string, report: (snapshot: PageSnapshot) => void, end: () => void): () => void {
  const path = new URL(url).pathname;
  if (location.pathname !== path) {
    end();
    return () => {};
  }
  let reported = "";
  let due = 0;

  function look(): void {
    clearTimeout(due);
    due = 0;
    if (location.pathname !== path) return end();
    const snapshot = collect(document, location.href);
    const said = JSON.stringify(snapshot);
    if (said === reported) return;
    reported = said;
    report(snapshot);
  }

  const observer = new MutationObserver(() => {
    due ||= setTimeout(look, CALM_MS);
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributeFilter: ["class"] });
  const limit = setTimeout(() => {
    look();
    end();
  }, PATIENCE_MS);
  look();
  return () => {
    observer.disconnect();
    clearTimeout(due);
    clearTimeout(limit);
  };
}

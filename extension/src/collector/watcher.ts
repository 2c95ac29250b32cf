/** Injected into the page in front while a page of ours waits for what it has yet to show. */

import { serveWatch } from "../browser/watch.js";
import { watchArrival } from "./arrival.js";
import { watchCards } from "./cards.js";

// Injected again for everybody who waits: one listener serves them all.
const world = globalThis as { affixWatched?: boolean };
if (!world.affixWatched) {
  world.affixWatched = true;
  serveWatch(({ awaited, url }, tell, end) =>
    awaited === "product"
      ? watchArrival(url, (snapshot) => tell({ snapshot }), end)
      : watchCards(document, (groups) => tell({ groups })),
  );
}

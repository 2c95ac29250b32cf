/** Injected into the page in front while the popup waits for what the page has yet to show. */

import { serveWatch } from "../browser.js";
import { watchArrival } from "./arrival.js";
import { watchCards } from "./cards.js";

serveWatch((awaited, tell, end) =>
  awaited === "product"
    ? watchArrival((snapshot) => tell({ snapshot }), end)
    : watchCards(document, (groups) => tell({ groups })),
);

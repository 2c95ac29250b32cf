// scripts/bench: a line per figure. Nothing fails here; a figure is for reading.

import { auditFigures } from "./audit.mjs";
import { collectorFigures } from "./collector.mjs";
import { draftFigures } from "./drafts.mjs";
import { heading } from "./figures.mjs";
import { inlineFigures } from "./inline.mjs";
import { packageFigures } from "./npm.mjs";
import { orderFigures } from "./orders.mjs";
import { pageFigures } from "./pages.mjs";
import { popupFigures } from "./popup.mjs";
import { priceFigures } from "./prices.mjs";
import { growthFigures, stateFigures } from "./state.mjs";
import { urlFigures } from "./urls.mjs";

heading();
stateFigures();
growthFigures();
urlFigures();
pageFigures();
await auditFigures();
await collectorFigures();
await inlineFigures();
await popupFigures();
await priceFigures();
await draftFigures();
await orderFigures();
packageFigures();

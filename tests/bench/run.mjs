// scripts/bench: a line per figure. Nothing fails here; a figure is for reading.
import { heading } from "./figures.mjs";
import { popupFigures } from "./popup.mjs";
import { stateFigures } from "./state.mjs";
import { urlFigures } from "./urls.mjs";

heading();
stateFigures();
urlFigures();
await popupFigures();

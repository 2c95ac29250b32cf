// scripts/bench: a line per figure. Nothing fails here; a figure is for reading.
import { heading } from "./figures.mjs";
import { stateFigures } from "./state.mjs";

heading();
stateFigures();

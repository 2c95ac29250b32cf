import type { Picked } from "../../../pkg/affix.js";

/** A figure whose rows are asked for. */
export interface Asked {
  /** What the figure is of. */
  title: string;
  picked: Picked[];
  /** Of all days and networks, in this currency. */
  of?: { network: string; currency: string };
}

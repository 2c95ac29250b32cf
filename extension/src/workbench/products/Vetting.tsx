import type { SeenProduct } from "../../../pkg/affix.js";

/** What tells for and against a product and its store stands here, in the room of one product. */
export function Vetting(_: { product: SeenProduct }) {
  return null;
}

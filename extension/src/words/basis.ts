/** On which ground an estimate stands. */

import type { Estimate } from "../../pkg/affix.js";

/** The text for each ground. */
export const BASIS: Record<Estimate["basis"], string> = {
  own: "ui_basis_own",
  openPlatform: "ui_basis_open_platform",
  settled: "ui_basis_settled",
  network: "ui_basis_network",
  guide: "ui_basis_guide",
};

/** AliExpress does not list the product: there is no rate of its own to speak of. */
export function outside({ parts }: Estimate): boolean {
  return parts[0]?.code === "outside_programme";
}

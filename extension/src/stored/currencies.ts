/** What sites count in whose pages do not say so, as the user told. */

import { changeSettings } from "./settings.js";

/** From now on the prices of a site without a currency are in this one. */
export function sayCurrency(site: string, currency: string): Promise<void> {
  return changeSettings(({ siteCurrencies = [] }) => ({
    siteCurrencies: [...siteCurrencies.filter((said) => said.site !== site), { site, currency }],
  }));
}

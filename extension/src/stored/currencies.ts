/** Currencies as the user told of them: what sites count in whose pages do not say so, and what one is worth in another. */

import type { ExchangeRate } from "../../pkg/affix.js";
import { changeSettings } from "./settings.js";

/** From now on the prices of a site without a currency are in this one. */
export function sayCurrency(site: string, currency: string): Promise<void> {
  return changeSettings(({ siteCurrencies = [] }) => ({
    siteCurrencies: [...siteCurrencies.filter((said) => said.site !== site), { site, currency }],
  }));
}

/** From now on this is what the one currency is worth in the other, in either direction. */
export function sayExchange(rate: ExchangeRate): Promise<void> {
  const pair = [rate.from, rate.to];
  return changeSettings(({ exchange }) => ({
    exchange: [...exchange.filter(({ from, to }) => !(pair.includes(from) && pair.includes(to))), rate],
  }));
}

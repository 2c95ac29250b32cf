/** What a user of the forecast has typed: a month of clicks, and no payout threshold of a network. */
export const FORECAST = {
  clicks: "2000",
  conversion: { low: "1", high: "3" },
  basket: "25",
  currency: "USD",
  rate: { low: "3", high: "9" },
  reversal: { low: "5", high: "15" },
  threshold: "",
};

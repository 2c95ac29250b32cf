import type { Estimate, LogEntry, Profile, SaidEstimate, Settings, SettledRate } from "../../pkg/affix.js";

interface Copied {
  productId: string | null;
  landing: string | null;
  link: string | null;
  /** What the product is called, where that is known. */
  title?: string | null | undefined;
  /** The campaign that its sub-ids are of. */
  campaign?: string | null | undefined;
  /** What a sale pays, where that is known. */
  earns?: Earns | null | undefined;
  /** What the user's own settled orders say, where nobody read the product's page. */
  settled?: SettledRate | undefined;
}

/** An estimate, as far as it is held against orders later. */
type Earns = Pick<Estimate, "low" | "high" | "currency" | "rate" | "unwidened" | "basis">;

function saidOf({ low, high, currency, rate, unwidened, basis }: Earns): SaidEstimate {
  const { low: rateLow, high: rateHigh } = unwidened ?? rate;
  return { low, high, currency, rateLow, rateHigh, source: basis };
}

/** Without a price there is no amount. */
function saidOfRate({ low, high }: SettledRate): SaidEstimate {
  return { low: "", high: "", currency: "", rateLow: low, rateHigh: high, source: "settled" };
}

/** What is written down of a link that is copied now. */
export function logEntry(
  { productId, landing, link, title, campaign, earns, settled }: Copied,
  profile: Profile,
  format: string,
): LogEntry {
  return {
    at: Date.now(),
    productId,
    title: title ?? null,
    landing: landing ?? "",
    link: link ?? "",
    network: profile.network,
    profile: profile.name,
    campaign: campaign ?? null,
    format,
    ...(earns ? { said: saidOf(earns) } : settled && { said: saidOfRate(settled) }),
  };
}

/** The name of the campaign that a profile's links are made with. */
export function campaignName(settings: Settings, used: Profile): string | null {
  return settings.campaigns?.find(({ id }) => id === used.campaign)?.name ?? null;
}

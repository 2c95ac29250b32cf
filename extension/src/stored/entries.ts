import type { Estimate, LogEntry, Profile, SaidEstimate, Settings } from "../../pkg/affix.js";

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
}

/** An estimate, as far as it is held against orders later. */
type Earns = Pick<Estimate, "low" | "high" | "currency" | "rate" | "unwidened" | "basis">;

function saidOf({ low, high, currency, rate, unwidened, basis }: Earns): SaidEstimate {
  const { low: rateLow, high: rateHigh } = unwidened ?? rate;
  return { low, high, currency, rateLow, rateHigh, source: basis };
}

/** What is written down of a link that is copied now. */
export function logEntry(
  { productId, landing, link, title, campaign, earns }: Copied,
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
    ...(earns && { said: saidOf(earns) }),
  };
}

/** The name of the campaign that a profile's links are made with. */
export function campaignName(settings: Settings, used: Profile): string | null {
  return settings.campaigns?.find(({ id }) => id === used.campaign)?.name ?? null;
}

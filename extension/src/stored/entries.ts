import type { LogEntry, Profile, Settings } from "../../pkg/affix.js";

interface Copied {
  productId: string | null;
  landing: string | null;
  link: string | null;
  /** What the product is called, where that is known. */
  title?: string | null | undefined;
  /** The campaign that its sub-ids are of. */
  campaign?: string | null | undefined;
}

/** What is written down of a link that is copied now. */
export function logEntry(
  { productId, landing, link, title, campaign }: Copied,
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
  };
}

/** The name of the campaign that a profile's links are made with. */
export function campaignName(settings: Settings, used: Profile): string | null {
  return settings.campaigns?.find(({ id }) => id === used.campaign)?.name ?? null;
}

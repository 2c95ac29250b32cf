import type { LogEntry, Profile } from "../../pkg/affix.js";

interface Copied {
  productId: string | null;
  landing: string | null;
  link: string | null;
}

/** What is written down of a link that is copied now. */
export function logEntry({ productId, landing, link }: Copied, profile: Profile, campaign: string | null, format: string): LogEntry {
  return {
    at: Date.now(),
    productId,
    landing: landing ?? "",
    link: link ?? "",
    network: profile.network,
    profile: profile.name,
    campaign,
    format,
  };
}

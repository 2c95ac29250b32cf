/** Short links that AliExpress makes with the user's own key, each at their click. */

import type { Note, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { askPlatform } from "../browser/openPlatform.js";
import { logCopied } from "../stored/log.js";
import type { PlatformState } from "../stored/openPlatform.js";

/** The network whose links the Open Platform makes. */
const NETWORK = "aliexpress";

/** Whether a short link can be had: with the tracking id that it will be made with, or why not. */
export type ShortLinks =
  | { trackingId: string; absent?: never }
  /** `mends`: the settings of the key put it right. */
  | { trackingId?: never; absent: string; mends: boolean };

/** Whether a short link that pays the same account can be had; `null` while that is not known. */
export function shortLinks(platform: PlatformState | null, used: Profile | null): ShortLinks | null {
  if (!platform) return null;
  if (used && used.network !== NETWORK) return { absent: text("ui_short_absent_network"), mends: false };
  if (!platform.on) return { absent: text("ui_short_absent_key"), mends: true };
  return platform.trackingId
    ? { trackingId: platform.trackingId }
    : { absent: text("ui_short_absent_tracking"), mends: true };
}

/** Asks for the short link to a page. Neither a link nor a problem where the key went away meanwhile. */
export async function makeShortLink(page: string): Promise<{ link: string | null; problem: Note | null }> {
  const said = await askPlatform<"platform_link">({ kind: "platform_link", page }).catch(() => null);
  return { link: said?.answer ?? null, problem: said?.problem ?? null };
}

interface Copied {
  page: string;
  productId: string | null;
  title: string | null;
  link: string;
  trackingId: string;
}

/** Writes down that a short link was copied. */
export function logShortLink({ page, productId, title, link, trackingId }: Copied): void {
  void logCopied([
    {
      at: Date.now(),
      productId,
      title,
      landing: page,
      link,
      network: NETWORK,
      profile: trackingId,
      campaign: null,
      format: "short",
    },
  ]);
}

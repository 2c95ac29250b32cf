/** Campaigns while they are typed. */

import * as core from "../../pkg/affix.js";
import { asked, askedAtOnce } from "./load.js";

export const checkCampaign = asked((campaign: core.Campaign, profile: core.Profile, settings: core.Settings) =>
  core.checkCampaign(campaign, profile, settings, Date.now()),
);
/** A campaign that works from its first letter. */
export const newCampaign = askedAtOnce((settings: core.Settings) => core.newCampaign(crypto.randomUUID(), settings));

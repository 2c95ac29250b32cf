/** Whom links are made for: one profile with its campaign, the same wherever a link is made. */

import type { Campaign, Profile, Settings } from "../../pkg/affix.js";
import { changeSettings } from "./settings.js";

/** The profile that every link is made with; `null` as long as there is none. */
export function postingAs({ profiles, defaultProfile }: Settings): Profile | null {
  return profiles.find(({ id }) => id === defaultProfile) ?? profiles[0] ?? null;
}

/** The campaign of a profile's links; `null` for none. */
export function campaignOf({ campaigns = [] }: Settings, { campaign }: Profile): Campaign | null {
  return campaigns.find(({ id }) => id === campaign) ?? null;
}

/** From now on links are made with this profile, everywhere. */
export function postAs(profile: string): Promise<void> {
  return changeSettings(() => ({ defaultProfile: profile }));
}

/** From now on a profile's links belong to this campaign, everywhere; to none for an empty id. */
export function postWith(profile: string, campaign: string): Promise<void> {
  return changeSettings(({ profiles }) => ({
    profiles: profiles.map((each) => {
      if (each.id !== profile) return each;
      const { campaign: _, ...rest } = each;
      return campaign ? { ...rest, campaign } : rest;
    }),
  }));
}

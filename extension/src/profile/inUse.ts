import type { Profile, Settings } from "../../pkg/affix.js";

/** The profile that links are made with. */
export function profileInUse(settings: Settings, chosen: string | null): Profile | null {
  const wanted = chosen ?? settings.defaultProfile;
  return settings.profiles.find((profile) => profile.id === wanted) ?? settings.profiles[0] ?? null;
}

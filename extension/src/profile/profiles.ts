/** Making and changing profiles. */

import type { NetworkInfo, Profile, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import type { Edited } from "../stored/settings.js";
import type { ChoiceGroup } from "../words/choice.js";

export const TEMPLATE = "template";

/** AliExpress' own programme, and the page where its publishers work. */
export const PORTALS = "aliexpress";
export const PORTALS_PAGE = "https://portals.aliexpress.com/";

/** AliExpress' front page, which every account may lead to. */
export const FRONT_PAGE = "https://www.aliexpress.com/";

/** An empty one, of the first network that links can be made for. */
export function newProfile(networks: NetworkInfo[]): Profile {
  return profileOf(networks.find(({ canBuild }) => canBuild)?.code ?? PORTALS);
}

/** An empty one of a network. */
export function profileOf(network: string): Profile {
  return { id: crypto.randomUUID(), name: "", network, ids: {}, subIds: {}, template: null };
}

/** The networks that most publishers are with: links can be made for them, and a public source confirms them. */
export function confirmedNetworks(networks: NetworkInfo[]): NetworkInfo[] {
  return networks.filter(
    ({ code, canBuild, aliexpressConfirmed }) => canBuild && aliexpressConfirmed && code !== TEMPLATE,
  );
}

/** The settings with one more profile, the default one if it is the first. */
export function withProfile(
  now: Pick<Settings, "profiles" | "defaultProfile">,
  profile: Profile,
  place = now.profiles.length,
): Pick<Settings, "profiles" | "defaultProfile"> {
  return {
    profiles: now.profiles.toSpliced(place, 0, profile),
    defaultProfile: now.defaultProfile ?? profile.id,
  };
}

/** The settings with a profile as it reads now. */
export function changedProfile({ profiles }: Pick<Settings, "profiles">, next: Profile): Pick<Settings, "profiles"> {
  return { profiles: profiles.map((old) => (old.id === next.id ? next : old)) };
}

/** The settings without a profile; the first of the others takes its place as the default. */
export function withoutProfile(now: Edited, id: string): Partial<Edited> {
  const profiles = now.profiles.filter((profile) => profile.id !== id);
  const defaultProfile = now.defaultProfile === id ? (profiles[0]?.id ?? null) : now.defaultProfile;
  return { profiles, defaultProfile };
}

/** A profile whose id the user has seen counted in their report. */
export function confirmed(profile: Profile): Profile {
  const { unconfirmed: _, notCounted: __, ...rest } = profile;
  return rest;
}

/** A profile whose id is to be confirmed still, and was not counted when the user tested it. */
export function notCounted(profile: Profile): Profile {
  return { ...profile, notCounted: true };
}

/** The networks that are certain, the one in use and the user's own template: what most people need. */
export function usualNetworks(networks: NetworkInfo[], used: string): NetworkInfo[] {
  return networks.filter(
    ({ code, canBuild, aliexpressConfirmed }) =>
      code === TEMPLATE || code === used || (canBuild && aliexpressConfirmed),
  );
}

/** Networks whose links Affix can make, the certain ones first; then those it only recognises. */
export function networkGroups(networks: NetworkInfo[]): ChoiceGroup[] {
  const choices = (wanted: (network: NetworkInfo) => boolean) =>
    networks.filter(wanted).map(({ code, name, canBuild }) => ({ value: code, label: name, disabled: !canBuild }));
  const own = (network: NetworkInfo): boolean => network.code === TEMPLATE;
  return [
    {
      label: text("ui_networks_sure"),
      choices: choices((network) => network.canBuild && network.aliexpressConfirmed && !own(network)),
    },
    {
      label: text("ui_networks_unsure"),
      choices: choices((network) => network.canBuild && !network.aliexpressConfirmed && !own(network)),
    },
    { label: text("ui_networks_own"), choices: choices(own) },
    { label: text("ui_networks_read"), choices: choices((network) => !network.canBuild && !own(network)) },
  ].filter(({ choices }) => choices.length > 0);
}

/** The settings' sections, by what they are about. */
export const GROUPS = {
  accounts: ["profiles", "campaigns"],
  estimates: ["rates", "buyers", "readers", "currency", "conversion", "platform"],
  products: ["limits", "watch"],
  posting: ["posts", "rules"],
  browser: ["language", "shortcut", "inline"],
  data: ["data", "about"],
} as const;

export type GroupName = keyof typeof GROUPS;

export const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

export type SectionName = (typeof GROUPS)[GroupName][number];

export const SECTION_NAMES: readonly SectionName[] = Object.values(GROUPS).flat();

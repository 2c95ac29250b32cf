/** Addresses and the links made of them. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

export const networks = asked(core.networks);
export const checkProfile = asked(core.checkProfile);
export const learn = asked(core.learn);
export const linkWorth = asked((address: string) => core.linkWorth(address) ?? null);
export const offers = asked(core.offers);
export const landings = asked(core.landings);

/** A row for every address in a list; throws where `look` would tell why no link can be made at all. */
export const batch = asked((list: string, settings: core.Settings, profile: string | null) =>
  core.batch(list, settings, profile, undefined, Date.now()),
);
/** The text itself with the user's own links in it. */
export const inPlace = asked((list: string, settings: core.Settings, profile: string | null) =>
  core.inPlace(list, settings, profile, undefined, Date.now()),
);
export const batchCsv = asked((list: string, settings: core.Settings, profile: string | null) =>
  core.batchCsv(list, settings, profile, undefined, Date.now()),
);

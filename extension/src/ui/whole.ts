/**
 * Settings with every key. The core accepts settings that lack some, so its types allow it; what
 * `normalizeSettings` and `learn` hand out lacks none.
 */

import type * as core from "../../pkg/affix.js";

type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

export type Settings = Whole<core.Settings>;
export type Profile = Whole<core.Profile>;
export type ExchangeRate = Whole<core.ExchangeRate>;
export type PercentRange = Whole<core.PercentRange>;

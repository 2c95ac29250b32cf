/** Drafts: kept, judged and as they are published; and what was posted. */

import * as core from "../../../pkg/desk.js";
import { asked } from "./load.js";

/** With every field, as the core hands it over. */
type Whole<T> = T extends (infer Of)[]
  ? Whole<Of>[]
  : T extends object
    ? { [Name in keyof T]-?: Whole<Exclude<T[Name], undefined>> }
    : T;
export type Draft = Whole<core.Draft>;
export type DraftProduct = Whole<core.DraftProduct>;
export type Section = Whole<core.Section>;

export const openDraft = asked((text: string) => core.openDraft(text) as Draft);
/** The draft is its text: what is stored, and what is not yet. */
export const writtenDraft = asked((draft: string, output: core.Output) => core.writtenDraft(draft, output));
export const lintDraft = asked((draft: string, settings: core.Settings, flagged: core.FlaggedProduct[]) =>
  core.lintDraft(draft, settings, flagged, Date.now()),
);
export const draftTemplate = asked((draft: string) => core.draftTemplate(draft) as Draft);
export const similarProducts = asked(core.similarProducts);
export const draftKinds = asked(core.draftKinds);
export const draftOutputs = asked(core.draftOutputs);
export const newDraft = asked((kind: core.DraftKind, market: string | null) => core.newDraft(kind, market) as Draft);
export const draftProducts = asked(
  (before: DraftProduct[], sources: core.DraftSource[]) => core.draftProducts(before, sources) as DraftProduct[],
);
export const savedDraft = asked((kept: core.KeptDraft, draft: string) => core.savedDraft(kept, draft, Date.now()));
export const draftLines = asked(core.draftLines);
export const postedAgain = asked(core.postedAgain);
export const postedCsv = asked(core.postedCsv);

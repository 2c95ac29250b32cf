import type { Profile, Settings } from "../../pkg/affix.js";

/** What every part of the workbench is given. */
export interface PanelSectionProps {
  settings: Settings;
  /** The profile that links are made with; `null` as long as there is none. */
  used: Profile | null;
  /** It is the part in front. */
  shown: boolean;
}

import type { Look, PageSnapshot, Profile, Settings } from "../../pkg/affix.js";

/** The side panel's parts, by what their address calls them. */
export const PARTS = ["page", "post", "collect"] as const;

export type PartName = (typeof PARTS)[number];

/** What every part of the side panel is given; what it is about is {@link useAbout}'s. */
export interface PanelSectionProps {
  settings: Settings;
  /** The profile that links are made with; `null` as long as there is none. */
  used: Profile | null;
  /** It is the part in front. */
  shown: boolean;
  /** What is known of the page that the panel is about; `null` until it is, and without one. */
  look: Look | null;
  /** That page as it has grown since it was read. */
  snapshot: PageSnapshot | null;
  /** How often the signals of the page were asked for. */
  signals: number;
  /** The product of the listing in view that a post was asked of, until that is heard. */
  posted: string | null;
  heard: () => void;
}

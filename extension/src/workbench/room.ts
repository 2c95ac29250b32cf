import type { Profile, Settings } from "../../pkg/affix.js";

/** What every room of the workbench is given. */
export interface RoomProps {
  settings: Settings;
  /** The profile that links are made with; `null` as long as there is none. */
  used: Profile | null;
  /** It is the room in front. */
  shown: boolean;
  /** The part of it that the address names; empty where it names none. */
  part: string;
}

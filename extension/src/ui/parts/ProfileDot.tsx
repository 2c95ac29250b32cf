import type { Profile } from "../../../pkg/affix.js";
import { shade } from "../../words/colors.js";

/** The colour of a profile; its name stands beside it. */
export function ProfileDot({ profile: { color } }: { profile: Pick<Profile, "color"> }) {
  return <i class="dot" style={{ background: shade(color) }} aria-hidden="true" />;
}

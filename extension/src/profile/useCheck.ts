import { useEffect, useState } from "preact/hooks";
import type { Profile, ProfileCheck } from "../../pkg/affix.js";
import { checkProfile } from "../core/link.js";

/** What the core says about a profile, as it is typed; `null` until it has, and without one. */
export function useCheck(profile: Profile | null): ProfileCheck | null {
  const [check, setCheck] = useState<ProfileCheck | null>(null);
  useEffect(() => {
    let over = false;
    if (!profile) return setCheck(null);
    checkProfile(profile).then(
      (answer) => !over && setCheck(answer),
      () => !over && setCheck(null),
    );
    return () => {
      over = true;
    };
  }, [profile]);
  return check;
}

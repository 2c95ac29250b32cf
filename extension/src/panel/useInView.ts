import { useEffect, useState } from "preact/hooks";
import type { Look, Settings } from "../../pkg/affix.js";
import { look } from "../core/page.js";
import { useOpenedOn } from "./useOpenedOn.js";

/** What is known of a pasted address, or else of the page that the workbench was opened on. */
export function useInView(pasted: string, settings: Settings, profile: string | null): Look | null {
  const page = useOpenedOn()?.page ?? null;
  const [found, setFound] = useState<Look | null>(null);
  const own = pasted.trim();
  useEffect(() => {
    const asked = own ? { url: own, snapshot: null } : page;
    if (!asked) return setFound(null);
    let over = false;
    look({ text: asked.url, snapshot: asked.snapshot, settings, profile, now: Date.now() }).then(
      (answer) => !over && setFound(answer),
      () => !over && setFound(null),
    );
    return () => {
      over = true;
    };
  }, [own, page, settings, profile]);
  return found;
}

import { useEffect, useState } from "preact/hooks";
import type { ListingLook, PageSnapshot, Settings } from "../../pkg/affix.js";
import { listing } from "../core/page.js";
import { withOwn } from "../stored/orders.js";
import { useAwaiting } from "../ui/hooks/useAwaiting.js";
import { useOpenedOn } from "./useOpenedOn.js";

/** What is known of the listing that the workbench was opened on. */
export type Listing =
  /** The page is being read. */
  | { stage: "reading" }
  /** The workbench was opened on no page, or the page cannot be read any more. */
  | { stage: "no_page" | "unreadable" }
  /** It is another kind of page, or one whose cards are not known. */
  | { stage: "no_cards" }
  | { stage: "here"; look: ListingLook; url: string };

interface Question {
  settings: Settings;
  profile: string | null;
  /** Somebody looks at it: otherwise the page is left in peace. */
  shown: boolean;
}

/** The cards of the listing in view, more of them as the page grows. */
export function useListing({ settings, profile, shown }: Question): Listing {
  const opened = useOpenedOn();
  const page = opened?.page ?? null;
  const [grown, setGrown] = useState<PageSnapshot | null>(null);
  const [look, setLook] = useState<ListingLook | null>(null);
  useEffect(() => {
    setGrown(null);
    setLook(null);
  }, [page]);

  const snapshot = grown ?? page?.snapshot ?? null;
  useEffect(() => {
    if (!snapshot || !shown) return;
    let over = false;
    withOwn((own) => listing({ snapshot, settings, profile, own, now: Date.now() })).then(
      (answer) => !over && setLook(answer),
      (error: unknown) => console.error(error),
    );
    return () => {
      over = true;
    };
  }, [snapshot, settings, profile, shown]);

  const grows = look?.kind === "listing" && Object.keys(page?.snapshot?.groups ?? {}).length > 0;
  useAwaiting({
    page,
    wanted: shown && grows ? "cards" : null,
    onBegin: () => undefined,
    onNews: (change) => page?.snapshot && setGrown(change(page.snapshot)),
    onEnd: () => undefined,
  });

  if (!opened) return { stage: "reading" };
  if (!page) return { stage: "no_page" };
  if (!page.snapshot) return { stage: "unreadable" };
  if (!look) return { stage: "reading" };
  return look.cards.length > 0 ? { stage: "here", look, url: page.url } : { stage: "no_cards" };
}

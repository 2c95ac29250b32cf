/** What a page has yet to show, and how our own pages come to know of it. */

import { useLayoutEffect } from "preact/hooks";
import type { PageReading, PageSnapshot } from "../../../pkg/affix.js";
import type { ActivePage } from "../../browser/page.js";
import { watch } from "../../browser/watch.js";
import { type Groups, joined } from "../../protocol/groups.js";
import type { Awaited } from "../../protocol/messages.js";

/** Whether more may come: the price of a product page that draws itself, further cards of a listing. */
export function stillComing({ kind, findings, unread }: PageReading, { groups }: PageSnapshot): Awaited | null {
  if (kind === "listing") return Object.keys(groups).length > 0 ? "cards" : null;
  const why = unread.find(({ field }) => field === "price")?.code;
  if (kind === "shell") return why === "unread_not_arrived" ? "product" : null;
  const drawn = findings.some(({ field, from }) => field === "title" && from === "page");
  return kind === "product" && drawn && why === "unread_not_shown" ? "product" : null;
}

interface Awaiting {
  page: ActivePage | null;
  /** `null` while nothing is awaited. */
  wanted: Awaited | null;
  onBegin: () => void;
  /** With the snapshot that was known before, and answered with the one that is known now. */
  onNews: (change: (before: PageSnapshot) => PageSnapshot) => void;
  onEnd: () => void;
}

/** Watches the page for as long as something is awaited there. */
export function useAwaiting({ page, wanted, onBegin, onNews, onEnd }: Awaiting): void {
  useLayoutEffect(() => {
    if (!page || !wanted) return;
    let groups: Groups = {};
    onBegin();
    return watch(
      page.tabId,
      { awaited: wanted, url: page.url },
      (news) => {
        if ("snapshot" in news) return onNews(() => news.snapshot);
        groups = joined(groups, news.groups);
        const cards = groups;
        onNews((before) => ({ ...before, groups: cards }));
      },
      onEnd,
    );
  }, [page, wanted]);
}

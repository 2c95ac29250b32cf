/** What a page says of itself, as far as its shape and size go. The core looks closer. */

import type { PageSnapshot } from "../../pkg/affix.js";
import type { PageNews, WatchMessage } from "./messages.js";

/** What a content script says of a page; sent by one that nobody vouches for. */
export function isSnapshot(value: unknown): value is PageSnapshot {
  const snapshot = objectOf(value);
  return typeof snapshot?.url === "string" && objectOf(snapshot.groups) !== null && isBearable(snapshot);
}

/** What a page is asked to watch for. */
export function isWatch(value: unknown): value is WatchMessage {
  const wanted = objectOf(value);
  return (
    (wanted?.awaited === "product" || wanted?.awaited === "cards") &&
    typeof wanted.url === "string" &&
    URL.canParse(wanted.url)
  );
}

/** What a watched page tells. */
export function isNews(value: unknown): value is PageNews {
  const news = objectOf(value);
  if (news === null) return false;
  return "snapshot" in news ? isSnapshot(news.snapshot) : objectOf(news.groups) !== null && isBearable(news);
}

/** Characters in all texts of a message from a page: some five times what the largest page that is read has. */
const MOST_TEXT = 8_000_000;

/** Values in it, nested ones too. */
const MOST_VALUES = 200_000;

/** Whether a value is no larger than a page can be. */
function isBearable(value: unknown): boolean {
  const open: unknown[] = [value];
  let text = 0;
  let values = 0;
  while (open.length > 0) {
    const next = open.pop();
    values += 1;
    if (typeof next === "string") text += next.length;
    else if (next !== null && typeof next === "object") for (const inside of Object.values(next)) open.push(inside);
    if (text > MOST_TEXT || values + open.length > MOST_VALUES) return false;
  }
  return true;
}

export function objectOf(value: unknown): Record<string, unknown> | null {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

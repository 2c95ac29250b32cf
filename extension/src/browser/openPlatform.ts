/** Questions to the Open Platform between our pages and the worker. No message holds the key. */

import type { PlatformMessage, PlatformReply } from "../protocol/messages.js";
import { onMessage } from "./messages.js";

/** Asks the worker; `null` while it may ask nobody. */
export async function askPlatform<K extends PlatformMessage["kind"]>(
  message: Extract<PlatformMessage, { kind: K }>,
): Promise<PlatformReply[K] | null> {
  return (await chrome.runtime.sendMessage(message)) as PlatformReply[K] | null;
}

export function onPlatformMessage<K extends PlatformMessage["kind"]>(
  kind: K,
  answer: (message: Extract<PlatformMessage, { kind: K }>) => Promise<PlatformReply[K] | null>,
): void {
  onMessage(kind, answer as (message: PlatformMessage) => Promise<unknown>);
}

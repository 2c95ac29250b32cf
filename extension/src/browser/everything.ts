/** All that is stored, at once. */

import { giveInlineBack, INLINE_WANTED } from "./inline.js";
import { removePlatformKey } from "./openPlatform.js";

/** All that is stored for good, to bring it back. Whether estimates are drawn on pages is none of it: their permission ends with it. */
export async function everythingStored(): Promise<Record<string, unknown>> {
  const { [INLINE_WANTED]: _, ...values } = await chrome.storage.local.get(null);
  return values;
}

/** Ends everything that Affix keeps, and gives the permissions back. */
export async function eraseAll(): Promise<void> {
  await Promise.all([giveInlineBack(), removePlatformKey()]);
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
}

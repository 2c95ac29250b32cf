/** Messages between the parts of the extension. */

import type { Message } from "../protocol/messages.js";
import { heard } from "../protocol/senders.js";
import { home } from "./port.js";

/**
 * Answers messages of one kind from those who may send it, told whether they are in a private window. All others stay
 * without an answer.
 */
export function onMessage<K extends Message["kind"]>(
  kind: K,
  answer: (message: Extract<Message, { kind: K }>, incognito: boolean) => unknown,
): void {
  chrome.runtime.onMessage.addListener((said: unknown, sender, reply) => {
    const message = heard(said, sender, home());
    if (message?.kind !== kind) return false;
    Promise.resolve(answer(message as Extract<Message, { kind: K }>, sender.tab?.incognito ?? false)).then(reply, () =>
      reply(null),
    );
    return true;
  });
}

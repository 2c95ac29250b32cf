/** Loads the WebAssembly core, and is the one way to ask it. */

import init, { __wbg_reset_state as reset, start } from "../../pkg/affix.js";
import { fileUrl } from "../browser/extension.js";
import { moduleAt } from "./module.js";

const { ready, isLoaded, refused } = moduleAt(() => fileUrl("affix_bg.wasm"), { init, start, reset });

export { ready };

/** A function of the core that waits until the core is there. */
/* @__NO_SIDE_EFFECTS__ */
export function asked<Question extends unknown[], Answer>(
  ask: (...question: Question) => Answer | Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  return async (...question) => {
    await ready();
    try {
      return await ask(...question);
    } catch (error) {
      throw refused(error);
    }
  };
}

/** The same at once, for what is asked while a view is drawn; `null` as long as the core is not there. */
/* @__NO_SIDE_EFFECTS__ */
export function askedAtOnce<Question extends unknown[], Answer>(
  ask: (...question: Question) => Answer,
): (...question: Question) => Answer | null {
  return (...question) => {
    if (!isLoaded()) return null;
    try {
      return ask(...question);
    } catch (error) {
      throw refused(error);
    }
  };
}

/** The only file that loads the WebAssembly core, and the one way to ask it. */

import init, { __wbg_reset_state as resetInstance, start } from "../../pkg/affix.js";
import { fileUrl } from "../browser/extension.js";
import { Problem } from "../protocol/problem.js";

let loading: Promise<void> | undefined;
let loaded = false;

async function load(): Promise<void> {
  await init({ module_or_path: fileUrl("affix_bg.wasm") });
  start();
  loaded = true;
}

/** Loads the core once; a load that failed is tried again by the next call. */
export function ready(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw new Problem("core_unloaded", error);
  });
  return loading;
}

/**
 * A function of the core that waits until the core is there. An error with a code is its own answer to a
 * request of the wrong shape; anything else (a trap, a stack overflow) leaves a dead instance behind, which
 * is replaced here so that the next question finds a living one.
 */
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
    if (!loaded) return null;
    try {
      return ask(...question);
    } catch (error) {
      throw refused(error);
    }
  };
}

function refused(error: unknown): Problem {
  if (error instanceof Error && "code" in error) return new Problem("core_refused", error);
  resetInstance();
  start();
  return new Problem("core_panicked", error);
}

/** A WebAssembly module: loaded once, asked safely, and replaced where it has died. */

import { Problem } from "../protocol/problem.js";

/** What wasm-bindgen makes of a module. */
interface Glue {
  init: (from: { module_or_path: string }) => Promise<unknown>;
  start: () => void;
  /** Puts a fresh instance in the place of a dead one. */
  reset: () => void;
}

export interface Module {
  /** Loads it once; a load that failed is tried again by the next call. */
  ready: () => Promise<void>;
  isLoaded: () => boolean;
  /** What was thrown by it, as a problem. */
  refused: (error: unknown) => Problem;
}

/* @__NO_SIDE_EFFECTS__ */
export function moduleAt(address: () => string, { init, start, reset }: Glue): Module {
  let loading: Promise<void> | undefined;
  let loaded = false;
  async function load(): Promise<void> {
    await init({ module_or_path: address() });
    start();
    loaded = true;
  }
  return {
    ready: () => {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw new Problem("core_unloaded", error);
      });
      return loading;
    },
    isLoaded: () => loaded,
    // An error with a code is its own answer to a request of the wrong shape; anything else (a trap, a stack overflow)
    // leaves a dead instance behind, which is replaced here so that the next question finds a living one.
    refused: (error) => {
      if (error instanceof Error && "code" in error) return new Problem("core_refused", error);
      reset();
      start();
      return new Problem("core_panicked", error);
    },
  };
}

/** A function of a module that waits until the module is there. */
/* @__NO_SIDE_EFFECTS__ */
export function askedOf<Question extends unknown[], Answer>(
  { ready, refused }: Module,
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

/** The same at once, for what is asked while a view is drawn; `null` as long as the module is not there. */
/* @__NO_SIDE_EFFECTS__ */
export function askedAtOnceOf<Question extends unknown[], Answer>(
  { isLoaded, refused }: Module,
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

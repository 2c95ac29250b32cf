/**
 * Loads the module that only the workbench asks, and is the one way to ask it. The workbench's worker loads it, too; there is
 * nothing of the browser's interface for extensions there, its own address included.
 */

import init, { __wbg_reset_state as reset, start } from "../../../pkg/desk.js";
import { askedAtOnceOf, askedOf, moduleAt } from "../module.js";

const desk = moduleAt(() => new URL("/desk_bg.wasm", location.origin).href, { init, start, reset });

export const { ready, refused } = desk;

/** A function of the module that waits until the module is there. */
/* @__NO_SIDE_EFFECTS__ */
export function asked<Question extends unknown[], Answer>(
  ask: (...question: Question) => Answer | Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  return askedOf(desk, ask);
}

/** The same at once, for what is asked while a view is drawn; `null` as long as the module is not there. */
/* @__NO_SIDE_EFFECTS__ */
export function askedAtOnce<Question extends unknown[], Answer>(
  ask: (...question: Question) => Answer,
): (...question: Question) => Answer | null {
  return askedAtOnceOf(desk, ask);
}

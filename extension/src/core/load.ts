/** Loads the WebAssembly core, and is the one way to ask it. */

import init, { __wbg_reset_state as reset, start } from "../../pkg/affix.js";
import { fileUrl } from "../browser/extension.js";
import { askedAtOnceOf, askedOf, moduleAt } from "./module.js";

const core = moduleAt(() => fileUrl("affix_bg.wasm"), { init, start, reset });

export const { ready } = core;

/** A function of the module that waits until the module is there. */
/* @__NO_SIDE_EFFECTS__ */
export function asked<Question extends unknown[], Answer>(
  ask: (...question: Question) => Answer | Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  return askedOf(core, ask);
}

/** The same at once, for what is asked while a view is drawn; `null` as long as the module is not there. */
/* @__NO_SIDE_EFFECTS__ */
export function askedAtOnce<Question extends unknown[], Answer>(
  ask: (...question: Question) => Answer,
): (...question: Question) => Answer | null {
  return askedAtOnceOf(core, ask);
}

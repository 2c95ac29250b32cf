import * as core from "./core.js";

export const readUrl = asked(core.readUrl);
export const findLinks = asked(core.findLinks);
export const makeLinks = asked(core.makeLinks);
export const replaceLinks = asked(core.replaceLinks);
export const readPage = asked(core.readPage);
export const estimate = asked(core.estimate);
export const compose = asked(core.compose);
export const audit = asked(core.audit);

/** An error with a code is an answer. Anything else leaves a module that cannot be trusted: a fresh one takes its place. */
function asked(ask) {
  return (...question) => {
    try {
      return ask(...question);
    } catch (error) {
      if (error instanceof Error && "code" in error) throw error;
      core.__wbg_reset_state();
      core.start();
      throw Object.assign(core.panicked(), { cause: error });
    }
  };
}

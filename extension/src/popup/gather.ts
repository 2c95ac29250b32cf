import type { PageSnapshot, Settings } from "../../pkg/affix.js";
import { type ActivePage, activePage, collect } from "../browser/page.js";
import type { Failure } from "../protocol/problem.js";
import { takeFailure } from "../stored/failure.js";
import { currentSettings } from "../stored/settings.js";

/** What the popup must know. All of it is asked for at once, so nothing waits for what it does not need. */
export interface Gathered {
  settings: Promise<Settings>;
  page: Promise<ActivePage | null>;
  snapshot: Promise<PageSnapshot | null>;
  failure: Promise<Failure | null>;
}

export function gather(): Gathered {
  const page = activePage();
  const gathered = {
    settings: currentSettings(),
    page,
    snapshot: page.then((active) => active && collect(active)),
    failure: takeFailure(),
  };
  // Whoever takes them may come later than the browser looks for unhandled rejections.
  Object.values(gathered).forEach((promise: Promise<unknown>) => void promise.catch(() => undefined));
  return gathered;
}

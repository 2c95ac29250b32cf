import type { Look, PageSnapshot, ProductRates, Settings } from "../../pkg/affix.js";
import { type ActivePage, activePage, collect } from "../browser/page.js";
import { look } from "../core/page.js";
import type { Failure } from "../protocol/problem.js";
import { takeFailure } from "../stored/failure.js";
import { withOwn } from "../stored/orders.js";
import { postingAs } from "../stored/postingAs.js";
import { currentSettings } from "../stored/settings.js";

/** What the popup must know. All of it is asked for at once, so nothing waits for what it does not need. */
export interface Gathered {
  settings: Promise<Settings>;
  page: Promise<ActivePage | null>;
  snapshot: Promise<PageSnapshot | null>;
  failure: Promise<Failure | null>;
}

/** What the popup is drawn with first: all that can be said before the page has been read. */
export interface Begun {
  settings: Settings | null;
  /** `null` where the browser hides it. */
  page?: ActivePage | null;
  /** What the address alone tells. */
  look: Look | null;
  /** What stopped it. */
  trouble: unknown;
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

/** Drawn once with the link in it, the popup has it sooner than drawn without it first. */
export async function begin({ settings, page }: Gathered): Promise<Begun> {
  const begun: Begun = { settings: null, look: null, trouble: null };
  try {
    [begun.settings, begun.page] = await Promise.all([settings, page]);
    if (begun.page) begun.look = await lookAt(begun.page, begun.settings);
  } catch (trouble) {
    begun.trouble = trouble;
  }
  return begun;
}

/** The page in front: by its address alone or, with a snapshot, by all that it says. */
export function lookAt(
  { url }: ActivePage,
  settings: Settings,
  snapshot: PageSnapshot | null = null,
  rates: ProductRates | null = null,
): Promise<Look> {
  const profile = postingAs(settings)?.id ?? null;
  const asked = { text: url, exact: true, snapshot, settings, profile, ...(rates && { rates }), now: Date.now() };
  return withOwn((own) => look({ ...asked, own }));
}

/** The only file that loads the WebAssembly core. */

import init, {
  __wbg_reset_state as resetInstance,
  checkProfile as checkProfileNow,
  layoutReport as layoutReportNow,
  learn as learnNow,
  type Learned,
  type Look,
  type LookRequest,
  look as lookNow,
  networks as networksNow,
  normalizeSettings as normalizeSettingsNow,
  type NetworkInfo,
  type PageSnapshot,
  type Profile,
  type ProfileCheck,
  type Settings,
  start,
} from "../pkg/affix.js";
import { fileUrl, loadSettings } from "./browser.js";
import { Problem } from "./protocol.js";

let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  await init({ module_or_path: fileUrl("affix_bg.wasm") });
  start();
}

/** Loads the core once; a load that failed is tried again by the next call. */
function ready(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw new Problem("core_unloaded", error);
  });
  return loading;
}

/**
 * Asks the core. An error with a code is its own answer to a request of the wrong shape; anything
 * else (a trap, a stack overflow) leaves a dead instance behind, which is replaced here so that the
 * next question finds a living one.
 */
async function call<T>(ask: () => T): Promise<T> {
  await ready();
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new Problem("core_refused", error);
    resetInstance();
    start();
    throw new Problem("core_panicked", error);
  }
}

export const look = (request: LookRequest): Promise<Look> => call(() => lookNow(request));
export const networks = (): Promise<NetworkInfo[]> => call(networksNow);
export const checkProfile = (profile: Profile): Promise<ProfileCheck> => call(() => checkProfileNow(profile));
export const learn = (example: string): Promise<Learned> => call(() => learnNow(example));
export const layoutReport = (page: PageSnapshot): Promise<string> => call(() => layoutReportNow(page));
export const normalizeSettings = (stored: unknown): Promise<Settings> => call(() => normalizeSettingsNow(stored));

/** The settings as they are stored now. */
export async function currentSettings(): Promise<Settings> {
  // The core loads while the browser looks them up.
  const [stored] = await Promise.all([loadSettings(), ready()]);
  return normalizeSettings(stored);
}

/** The only file that loads the WebAssembly core. */

import init, {
  __wbg_reset_state as resetInstance,
  banner as bannerNow,
  bannerSizes as bannerSizesNow,
  batch as batchNow,
  batchCsv as batchCsvNow,
  type Campaign,
  type CampaignCheck,
  categories as categoriesNow,
  checkCampaign as checkCampaignNow,
  checkOverride as checkOverrideNow,
  checkProfile as checkProfileNow,
  checkTemplate as checkTemplateNow,
  compose as composeNow,
  type Composed,
  type Erase,
  eraseLog as eraseLogNow,
  type FieldProblem,
  type FirstLevel,
  type Hint,
  hints as hintsNow,
  landings as landingsNow,
  layoutReport as layoutReportNow,
  learn as learnNow,
  type Learned,
  linkWorth as linkWorthNow,
  logCsv as logCsvNow,
  type LogEntry,
  logJson as logJsonNow,
  type Look,
  type LookRequest,
  look as lookNow,
  networks as networksNow,
  normalizeSettings as normalizeSettingsNow,
  type NetworkInfo,
  type Offer,
  offers as offersNow,
  type Overlap,
  overlaps as overlapsNow,
  type PageSnapshot,
  type Pasted,
  pasted as pastedNow,
  type Platform,
  platforms as platformsNow,
  type Post,
  type Profile,
  type ProfileCheck,
  qrModules as qrModulesNow,
  qrSvg as qrSvgNow,
  type RateOverride,
  type RatesFile,
  readRates as readRatesNow,
  type Row,
  type Settings,
  start,
  type TemplateCheck,
  templateFields as templateFieldsNow,
  type Worth,
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

export const checkCampaign = (campaign: Campaign, profile: Profile): Promise<CampaignCheck> =>
  call(() => checkCampaignNow(campaign, profile, Date.now()));
export const checkOverride = (rate: RateOverride): Promise<FieldProblem[]> => call(() => checkOverrideNow(rate));
export const overlaps = (rates: RateOverride[]): Promise<Overlap[]> => call(() => overlapsNow(rates));
export const readRates = (file: string, have: RateOverride[]): Promise<RatesFile> => call(() => readRatesNow(file, have));
export const pasted = (address: string): Promise<Pasted> => call(() => pastedNow(address));
export const categories = (): Promise<FirstLevel[]> => call(categoriesNow);
export const compose = (post: Post): Promise<Composed> => call(() => composeNow({ ...post, now: Date.now() }));
export const banner = (post: Post, size: string): Promise<Composed> => call(() => bannerNow(post, size));
export const bannerSizes = (): Promise<string[]> => call(bannerSizesNow);
export const checkTemplate = (template: string): Promise<TemplateCheck> => call(() => checkTemplateNow(template));
export const templateFields = (): Promise<string[]> => call(templateFieldsNow);
export const platforms = (): Promise<Platform[]> => call(platformsNow);
export const hints = (platform: string, link: string): Promise<Hint[]> => call(() => hintsNow(platform, link));
export const offers = (productId: string): Promise<Offer[]> => call(() => offersNow(productId));
export const landings = (): Promise<string[]> => call(landingsNow);
export const linkWorth = (address: string): Promise<Worth | null> => call(() => linkWorthNow(address) ?? null);
export const qrSvg = (link: string): Promise<string> => call(() => qrSvgNow(link));
export const qrModules = (link: string): Promise<Uint8Array> => call(() => qrModulesNow(link));
export const logCsv = (entries: LogEntry[]): Promise<string> => call(() => logCsvNow(entries));
export const logJson = (entries: LogEntry[]): Promise<string> => call(() => logJsonNow(entries));
export const erasedOfLog = (entries: LogEntry[], what: Erase): Promise<number[]> =>
  call(() => [...eraseLogNow(entries, what)]);

/** A row for every address in a list; throws where `look` would tell why no link can be made at all. */
export const batch = (list: string, settings: Settings, profile: string | null): Promise<Row[]> =>
  call(() => batchNow(list, settings, profile, undefined, Date.now()));
export const batchCsv = (list: string, settings: Settings, profile: string | null): Promise<string> =>
  call(() => batchCsvNow(list, settings, profile, undefined, Date.now()));

/** The settings as they are stored now. */
export async function currentSettings(): Promise<Settings> {
  // The core loads while the browser looks them up.
  const [stored] = await Promise.all([loadSettings(), ready()]);
  return normalizeSettings(stored);
}

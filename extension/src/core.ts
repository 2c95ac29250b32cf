/** The only file that loads the WebAssembly core. */

import init, {
  addToBackup as addToBackupNow,
  banner as bannerNow,
  bannerSizes as bannerSizesNow,
  batchCsv as batchCsvNow,
  batch as batchNow,
  beginBackup as beginBackupNow,
  type Campaign,
  type CampaignCheck,
  type Comparison,
  type Composed,
  categories as categoriesNow,
  checkCampaign as checkCampaignNow,
  checkEvent as checkEventNow,
  checkOverride as checkOverrideNow,
  checkProfile as checkProfileNow,
  checkTemplate as checkTemplateNow,
  compare as compareNow,
  compose as composeNow,
  discount as discountNow,
  type Erase,
  type EventEdit,
  endBackup as endBackupNow,
  eraseLog as eraseLogNow,
  events as eventsNow,
  type FieldProblem,
  type FirstLevel,
  type ForecastAnswer,
  type ForecastInputs,
  forecast as forecastNow,
  type Hint,
  hints as hintsNow,
  type KeptProduct,
  type Learned,
  type ListingLook,
  type ListingRequest,
  type LogEntry,
  type Look,
  type LookRequest,
  landings as landingsNow,
  layoutReport as layoutReportNow,
  learn as learnNow,
  linkWorth as linkWorthNow,
  listing as listingNow,
  logCsv as logCsvNow,
  logJson as logJsonNow,
  look as lookNow,
  type NetworkInfo,
  type Note,
  networks as networksNow,
  normalizeSettings as normalizeSettingsNow,
  type Offer,
  type Opened,
  type Order,
  type Overlap,
  offers as offersNow,
  openBackup as openBackupNow,
  openPlatformAfter as openPlatformAfterNow,
  openPlatformLink as openPlatformLinkNow,
  openPlatformRates as openPlatformRatesNow,
  openPlatformTurn as openPlatformTurnNow,
  openSettings as openSettingsNow,
  overlaps as overlapsNow,
  type Pace,
  type PageSnapshot,
  type Pasted,
  type Plan,
  type Platform,
  type PlatformKey,
  type Post,
  type ProductQuestion,
  type ProductRates,
  type Profile,
  type ProfileCheck,
  type Progress,
  pasted as pastedNow,
  platforms as platformsNow,
  qrModules as qrModulesNow,
  qrSvg as qrSvgNow,
  type RateOverride,
  type RatesFile,
  type Row,
  readRates as readRatesNow,
  __wbg_reset_state as resetInstance,
  type Sealed,
  type Settings,
  type SettingsFile,
  shortlist as shortlistNow,
  start,
  type TemplateCheck,
  type Turn,
  type TypedNumber,
  templateFields as templateFieldsNow,
  typedNumber as typedNumberNow,
  type Worth,
  type WrongField,
  type ZoneInfo,
  zones as zonesNow,
} from "../pkg/affix.js";
import { fileUrl } from "./browser/extension.js";
import { Problem } from "./protocol/problem.js";

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
 * Asks the core. An error with a code is its own answer to a request of the wrong shape; anything
 * else (a trap, a stack overflow) leaves a dead instance behind, which is replaced here so that the
 * next question finds a living one.
 */
async function call<T>(ask: () => T): Promise<T> {
  await ready();
  try {
    return ask();
  } catch (error) {
    throw refused(error);
  }
}

/** The same at once, for what is asked while a view is drawn; `null` as long as the core is not there. */
function atOnce<T>(ask: () => T): T | null {
  if (!loaded) return null;
  try {
    return ask();
  } catch (error) {
    throw refused(error);
  }
}

function refused(error: unknown): Problem {
  if (error instanceof Error && "code" in error) return new Problem("core_refused", error);
  resetInstance();
  start();
  return new Problem("core_panicked", error);
}

/** How long the Open Platform is waited for. */
const PLATFORM_TIMEOUT_MS = 10_000;

/** Asks the Open Platform through the core. A core that dies meanwhile settles nothing, so that is waited out. */
async function callPlatform<T>(ask: (now: number, timeout: number) => Promise<T>): Promise<T> {
  await ready();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dead = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The core gave no answer.")), 2 * PLATFORM_TIMEOUT_MS);
  });
  try {
    return await Promise.race([ask(Date.now(), PLATFORM_TIMEOUT_MS), dead]);
  } catch (error) {
    throw refused(error);
  } finally {
    clearTimeout(timer);
  }
}

export const look = (request: LookRequest): Promise<Look> => call(() => lookNow(request));
/** Two networks side by side for the product of a page. */
export const compare = (
  page: PageSnapshot,
  settings: Settings,
  [first, second]: [string, string],
  rates: ProductRates | null,
): Promise<Comparison> => call(() => compareNow(page, settings, first, second, rates, Date.now()));
/** What the user's shortlist would earn today. */
export const shortlist = (
  kept: KeptProduct[],
  settings: Settings,
  profile: string | null,
  by: Order | null,
): Promise<ListingLook> => call(() => shortlistNow(kept, settings, profile, by, Date.now()));
export const listing = (request: ListingRequest): Promise<ListingLook> => call(() => listingNow(request));
export const networks = (): Promise<NetworkInfo[]> => call(networksNow);
export const checkProfile = (profile: Profile): Promise<ProfileCheck> => call(() => checkProfileNow(profile));
export const learn = (example: string): Promise<Learned> => call(() => learnNow(example));
export const layoutReport = (page: PageSnapshot): Promise<string> => call(() => layoutReportNow(page));
/** What a file of settings holds, and what of it cannot be used. */
export const openSettings = (file: string): Promise<SettingsFile> => call(() => openSettingsNow(file));
export const normalizeSettings = (stored: unknown): Promise<Settings> => call(() => normalizeSettingsNow(stored));

/** A number as the user typed it. Views that have settings have a core. */
export const typedNumber = (typed: string): TypedNumber | null => atOnce(() => typedNumberNow(typed));
/** How much less a price is than the one before, such as `49%`; both are decimal text. */
export const percentOff = (now: string, before: string): string | null =>
  atOnce(() => discountNow(now, before) ?? null);

export const checkCampaign = (campaign: Campaign, profile: Profile): Promise<CampaignCheck> =>
  call(() => checkCampaignNow(campaign, profile, Date.now()));
export const checkOverride = (rate: RateOverride): Promise<FieldProblem[]> => call(() => checkOverrideNow(rate));
export const overlaps = (rates: RateOverride[]): Promise<Overlap[]> => call(() => overlapsNow(rates));
export const readRates = (file: string, have: RateOverride[]): Promise<RatesFile> =>
  call(() => readRatesNow(file, have));
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
export const events = (edits: EventEdit[]): Promise<Plan[]> => call(() => eventsNow(edits, Date.now()));
export const checkEvent = (edit: EventEdit): Promise<WrongField[]> => call(() => checkEventNow(edit));
export const zones = (): Promise<ZoneInfo[]> => call(zonesNow);
export const forecast = (inputs: ForecastInputs): Promise<ForecastAnswer> => call(() => forecastNow(inputs));
export const qrSvg = (link: string): Promise<string> => call(() => qrSvgNow(link));
export const qrModules = (link: string): Promise<Uint8Array> => call(() => qrModulesNow(link));
export const logCsv = (entries: LogEntry[]): Promise<string> => call(() => logCsvNow(entries));
export const logJson = (entries: LogEntry[]): Promise<string> => call(() => logJsonNow(entries));
export const erasedOfLog = (entries: LogEntry[], what: Erase): Promise<number[]> =>
  call(() => [...eraseLogNow(entries, what)]);

/** What the Open Platform says of a product; for the worker, in its turn. */
export const platformRates = (key: PlatformKey, question: ProductQuestion): Promise<ProductRates> =>
  callPlatform((now, timeout) => openPlatformRatesNow(key, question, now, timeout));
/** The user's short link to a page; for the worker, in its turn. */
export const platformLink = (key: PlatformKey, page: string): Promise<string> =>
  callPlatform((now, timeout) => openPlatformLinkNow(key, page, now, timeout));
export const platformTurn = (pace: unknown): Promise<Turn> => call(() => openPlatformTurnNow(pace, Date.now()));
export const platformAfter = (pace: Pace, problem: Note | null): Promise<Pace> =>
  call(() => openPlatformAfterNow(pace, problem?.code, problem?.params.seconds, Date.now()));

/** A row for every address in a list; throws where `look` would tell why no link can be made at all. */
export const batch = (list: string, settings: Settings, profile: string | null): Promise<Row[]> =>
  call(() => batchNow(list, settings, profile, undefined, Date.now()));
export const batchCsv = (list: string, settings: Settings, profile: string | null): Promise<string> =>
  call(() => batchCsvNow(list, settings, profile, undefined, Date.now()));

export const beginBackup = (stores: string[]): Promise<Sealed> => call(() => beginBackupNow(stores));
/** `lines` has the JSON text of a record in each. */
export const addToBackup = (soFar: Progress, store: string, lines: string): Promise<Sealed> =>
  call(() => addToBackupNow(soFar, store, lines));
export const endBackup = (soFar: Progress): Promise<Sealed> => call(() => endBackupNow(soFar));
/** Checks whole lines of a backup, the first ones where nothing was checked so far. */
export const openBackup = (soFar: Progress | null, piece: string, last: boolean): Promise<Opened> =>
  call(() => openBackupNow(soFar, piece, last));

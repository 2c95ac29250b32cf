/** Only this file and `browser/` touch `chrome.*`. Nothing here decides anything. */

import type { Format, Note, PageSnapshot, Settings } from "../pkg/affix.js";
import { aliexpressHosts, PLATFORM_HOST } from "./browser/hosts.js";
import { askForPlatform, platformState, removePlatformKey } from "./browser/openPlatform.js";
import { alone, put } from "./browser/storage.js";
import {
  type EstimateCardsRequest,
  type EstimateRequest,
  type Failure,
  type InlineCards,
  type InlineEstimate,
  isOn,
  isSnapshot,
  type Message,
  Problem,
} from "./protocol.js";

// Settings

/** Also what whoever changes them keeps others off by. */
export const SETTINGS = "settings";
const DRAFTS = "drafts";

/** What was typed into fields whose value cannot be used, by field; kept so that nothing is lost. */
export type Drafts = Record<string, string>;

/** The settings as stored: of any age or shape, for `normalizeSettings` to make sense of. */
export async function loadSettings(): Promise<unknown> {
  return (await chrome.storage.local.get(SETTINGS))[SETTINGS];
}

export async function loadDrafts(): Promise<Drafts> {
  return ((await chrome.storage.local.get(DRAFTS))[DRAFTS] as Drafts | undefined) ?? {};
}

/** Settings as they are stored, with the drafts that belong to them where they are given. */
export function settingsEntries(settings: Settings, drafts?: Drafts): Record<string, unknown> {
  return { [SETTINGS]: settings, ...(drafts && { [DRAFTS]: drafts }) };
}

/** Stores settings; the drafts that belong to them only where they are given. */
export async function saveSettings(settings: Settings, drafts?: Drafts): Promise<void> {
  await put(settingsEntries(settings, drafts));
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onSettingsChanged(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (SETTINGS in changes || DRAFTS in changes) callback();
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

const POSTING = "posting";

/** What the user chose for posts. */
export interface Posting {
  /** The format used last. */
  format: Format;
  /** Market whose disclosure posts get; empty for none. */
  market: string;
  /** The user's own words of disclosure. */
  own: string;
  /** The user's own template for posts; empty for the usual one. */
  template: string;
  /** Copied links are written down. */
  log: boolean;
}

export async function loadPosting(): Promise<Posting> {
  const stored = (await chrome.storage.local.get(POSTING))[POSTING] as Partial<Posting> | undefined;
  return { format: "plain", market: "", own: "", template: "", log: true, ...stored };
}

export async function savePosting(changes: Partial<Posting>): Promise<void> {
  await alone(POSTING, async () => put({ [POSTING]: { ...(await loadPosting()), ...changes } }));
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onPostingChanged(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (POSTING in changes) callback();
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

/** All that is stored for good, to bring it back. Whether estimates are drawn on pages is none of it: their permission ends with it. */
export async function everythingStored(): Promise<Record<string, unknown>> {
  const { [INLINE_WANTED]: _, ...values } = await chrome.storage.local.get(null);
  return values;
}

/** Ends everything that Affix keeps, and gives the permissions back. */
export async function eraseAll(): Promise<void> {
  await Promise.all([giveInlineBack(), removePlatformKey()]);
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
}

// The page the user is on

export interface ActivePage {
  tabId: number;
  url: string;
  title: string;
  /** It is one of AliExpress' own; no other page is read. */
  ofAliExpress: boolean;
}

/** The page in front, or `null` when the browser does not let us see it. */
export async function activePage(): Promise<ActivePage | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab ? pageIn(tab) : null;
}

function pageIn({ id, url, title }: chrome.tabs.Tab): ActivePage | null {
  if (id === undefined || url === undefined) return null;
  return { tabId: id, url, title: title ?? "", ofAliExpress: isOn(url, aliexpressHosts()) };
}

/**
 * Reads a page of AliExpress; `null` for any other, whatever it holds. Needs the user's click on Affix
 * in that tab, or the inline permission.
 */
export async function collect({ tabId, ofAliExpress }: ActivePage): Promise<PageSnapshot | null> {
  if (!ofAliExpress) return null;
  let results: chrome.scripting.InjectionResult<unknown>[];
  try {
    results = await chrome.scripting.executeScript({ target: { tabId }, files: ["collector.js"] });
  } catch (error) {
    throw new Problem("page_unreadable", error);
  }
  const snapshot: unknown = results[0]?.result;
  if (!isSnapshot(snapshot)) throw new Problem("page_unreadable", "The page gave no answer.");
  // The tab may have gone elsewhere since it was asked for its address.
  return isOn(snapshot.url, aliexpressHosts()) ? snapshot : null;
}

// Texts

/** The user's text for a code, `{fields}` filled in; `fallback` (then the code) where there is none. */
export function text(code: string, params: Record<string, string> = {}, fallback?: string): string {
  const sentence = chrome.i18n.getMessage(code) || fallback || code;
  return sentence.replace(/\{([a-z0-9_]+)\}/gi, (whole, name: string) => params[name] ?? whole);
}

/** Those that the browser has catalogues for. */
const RIGHT_TO_LEFT = ["ar", "fa", "he"];

/** The language of the catalogue in use, which need not be the browser's, and its direction. */
export function textLanguage(): { lang: string; dir: "ltr" | "rtl" } {
  const lang = text("catalogue_lang");
  return { lang, dir: RIGHT_TO_LEFT.includes(languageOf(lang)) ? "rtl" : "ltr" };
}

/** How numbers, days and lists are written: as in the user's own region where it speaks the catalogue's language. */
export function uiLocale(): string {
  const { lang } = textLanguage();
  const ui = chrome.i18n.getUILanguage();
  return languageOf(ui) === languageOf(lang) ? ui : lang;
}

function languageOf(tag: string): string {
  return tag.split("-", 1)[0] ?? tag;
}

// A failure on its way from the worker to the popup

const FAILURE = "failure";

export async function keepFailure(failure: Failure): Promise<void> {
  await chrome.storage.session.set({ [FAILURE]: failure });
}

/** Forgets a failure that a later success made stale. */
export async function dropFailure(): Promise<void> {
  await chrome.storage.session.remove(FAILURE);
}

/** Why the last copy from the menu or the shortcut failed; told once. */
export async function takeFailure(): Promise<Failure | null> {
  const stored = (await chrome.storage.session.get(FAILURE))[FAILURE] as Failure | undefined;
  if (stored) await chrome.storage.session.remove(FAILURE);
  return stored ?? null;
}

const LOG_TROUBLE = "logTrouble";

/** Why a copied link could not be written down, until one can again or the browser closes. */
export async function keepLogTrouble(why: Note | null): Promise<void> {
  await (why ? chrome.storage.session.set({ [LOG_TROUBLE]: why }) : chrome.storage.session.remove(LOG_TROUBLE));
}

/** Calls back with {@link keepLogTrouble}'s reason now and after every change. Returns the way to stop. */
export function onLogTrouble(callback: (why: Note | null) => void): () => void {
  const ask = async (): Promise<void> => {
    const kept = (await chrome.storage.session.get(LOG_TROUBLE))[LOG_TROUBLE] as Note | undefined;
    callback(kept ?? null);
  };
  const listener = (changes: Record<string, unknown>): void => {
    if (LOG_TROUBLE in changes) void ask();
  };
  void ask();
  chrome.storage.session.onChanged.addListener(listener);
  return () => chrome.storage.session.onChanged.removeListener(listener);
}

// Inline estimates

const INLINE_WANTED = "inlineWanted";
const INLINE_SCRIPT = "inline";

export interface InlineState {
  /** The user asked for it. */
  wanted: boolean;
  /** The browser's permission is there. */
  granted: boolean;
  /** Both. */
  on: boolean;
}

export async function inlineState(): Promise<InlineState> {
  const [stored, granted] = await Promise.all([
    chrome.storage.local.get(INLINE_WANTED),
    chrome.permissions.contains({ origins: aliexpressHosts() }),
  ]);
  const wanted = stored[INLINE_WANTED] === true;
  return { wanted, granted, on: wanted && granted };
}

/**
 * Asks for the permission. Call it straight from the click. The prompt may close the popup that
 * called, so the worker does the rest when the permission arrives.
 */
export async function turnInlineOn(): Promise<boolean> {
  const noted = put({ [INLINE_WANTED]: true });
  const granted = await chrome.permissions.request({ origins: aliexpressHosts() });
  await noted;
  if (!granted) await put({ [INLINE_WANTED]: false });
  return granted;
}

/**
 * Takes every layer away and gives the permission back. The Open Platform's lies within it and goes with
 * it: a user with a key keeps that. Call it straight from the click.
 */
export async function turnInlineOff(): Promise<void> {
  const { on } = await platformState();
  await giveInlineBack();
  if (on && !(await platformState()).on) await askForPlatform();
}

async function giveInlineBack(): Promise<void> {
  await put({ [INLINE_WANTED]: false });
  // One that came with the installation cannot be given back.
  await chrome.permissions.remove({ origins: aliexpressHosts() }).catch(() => false);
}

/** Calls back whenever {@link inlineState} may have changed. Returns the way to stop. */
export function onInlineChanged(callback: () => void): () => void {
  const onStored = (changes: Record<string, unknown>): void => {
    if (INLINE_WANTED in changes) callback();
  };
  chrome.permissions.onAdded.addListener(callback);
  chrome.permissions.onRemoved.addListener(callback);
  chrome.storage.local.onChanged.addListener(onStored);
  return () => {
    chrome.permissions.onAdded.removeListener(callback);
    chrome.permissions.onRemoved.removeListener(callback);
    chrome.storage.local.onChanged.removeListener(onStored);
  };
}

/** Runs the inline script in product pages from now on, and in those that are open. */
export async function startInline(): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [INLINE_SCRIPT] });
  if (registered.length === 0) {
    await chrome.scripting.registerContentScripts([
      {
        id: INLINE_SCRIPT,
        js: ["inline.js"],
        matches: aliexpressHosts(),
        excludeMatches: [PLATFORM_HOST],
        runAt: "document_idle",
      },
    ]);
  }
  const tabs = (await chrome.tabs.query({ url: aliexpressHosts() })).filter(
    ({ url }) => !url?.startsWith(PLATFORM_HOST.slice(0, -1)),
  );
  await Promise.allSettled(
    tabs.map((tab) =>
      tab.id === undefined ? null : chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ["inline.js"] }),
    ),
  );
}

/** The opposite of {@link startInline}; does nothing where that was never called. */
export async function stopInline(): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [INLINE_SCRIPT] });
  if (registered.length === 0) return;
  // The registration goes last: it is what tells a worker that was ended half way to begin again.
  const tabs = await chrome.tabs.query({});
  await Promise.allSettled(
    tabs.map((tab) =>
      tab.id === undefined ? null : chrome.tabs.sendMessage(tab.id, { kind: "inline_off" } satisfies Message),
    ),
  );
  await chrome.scripting.unregisterContentScripts({ ids: [INLINE_SCRIPT] });
}

/** Asks the worker for the page's estimate. Throws when the extension is gone. */
export async function askEstimate(snapshot: PageSnapshot): Promise<InlineEstimate | null> {
  return (await chrome.runtime.sendMessage({
    kind: "estimate",
    snapshot,
  } satisfies EstimateRequest)) as InlineEstimate | null;
}

/** The same for the cards of a listing. */
export async function askCardEstimates(snapshot: PageSnapshot): Promise<InlineCards | null> {
  return (await chrome.runtime.sendMessage({
    kind: "estimate_cards",
    snapshot,
  } satisfies EstimateCardsRequest)) as InlineCards | null;
}

/** Whether this script's extension is still installed, enabled and not reloaded. */
export function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

// The toolbar button

/** Opens the popup without a click on the button; `false` where the browser refuses. */
export async function openPopup(): Promise<boolean> {
  return chrome.action.openPopup().then(
    () => true,
    () => false,
  );
}

export interface Badge {
  text: string;
  color: string;
  title: string;
}

/** Marks the button in one tab; the browser drops the mark when that tab navigates. */
export async function setBadge(tabId: number, badge: Badge): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeBackgroundColor({ tabId, color: badge.color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: badge.title }),
    chrome.action.setBadgeText({ tabId, text: badge.text }),
  ]);
}

/** Takes the mark off; the tab may be gone. */
export async function clearBadge(tabId: number): Promise<void> {
  await Promise.allSettled([
    chrome.action.setTitle({ tabId, title: chrome.runtime.getManifest().action?.default_title ?? "" }),
    chrome.action.setBadgeText({ tabId, text: "" }),
  ]);
}

const BADGES = "badges";

/** When the mark of which tab is to be taken off, kept for a worker that is ended before. */
export async function badgesDue(): Promise<Record<string, number>> {
  return ((await chrome.storage.session.get(BADGES))[BADGES] as Record<string, number> | undefined) ?? {};
}

export async function keepBadgesDue(due: Record<string, number>): Promise<void> {
  await chrome.storage.session.set({ [BADGES]: due });
}

// What the user starts: menu, shortcut, installation

/** What was under the pointer. */
export interface MenuTarget {
  link: string | undefined;
  selection: string | undefined;
  page: string | undefined;
  tabId: number | undefined;
  /** In a private window. */
  incognito: boolean;
}

export async function createMenu(id: string, title: string): Promise<void> {
  // An update keeps the old version's item.
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id, title, contexts: ["page", "link", "image", "selection"] });
}

export function onMenu(id: string, callback: (target: MenuTarget) => void): void {
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== id) return;
    callback({
      link: info.linkUrl,
      selection: info.selectionText,
      page: info.pageUrl ?? tab?.url,
      tabId: tab?.id,
      incognito: tab?.incognito ?? false,
    });
  });
}

const COPY_COMMAND = "copy_link";

export function onCopyCommand(callback: (target: MenuTarget) => void): void {
  chrome.commands.onCommand.addListener((command, tab) => {
    if (command !== COPY_COMMAND) return;
    callback({
      link: undefined,
      selection: undefined,
      page: tab?.url,
      tabId: tab?.id,
      incognito: tab?.incognito ?? false,
    });
  });
}

/** The keys that copy the page's link, as the user's system writes them; empty when none are set. */
export async function shortcut(): Promise<string> {
  const commands = await chrome.commands.getAll();
  return commands.find((command) => command.name === COPY_COMMAND)?.shortcut ?? "";
}

/** Calls back on installation and on every update of Affix or the browser. */
export function onInstalled(callback: (first: boolean) => void): void {
  chrome.runtime.onInstalled.addListener(({ reason }) => callback(reason === "install"));
}

/** Calls back when the browser starts. */
export function onStartup(callback: () => void): void {
  chrome.runtime.onStartup.addListener(callback);
}

/** Whether this page of ours is in a private window, which must leave nothing behind. */
export async function inPrivateWindow(): Promise<boolean> {
  return (await chrome.windows.getCurrent()).incognito;
}

// Our own pages

export function version(): string {
  return chrome.runtime.getManifest().version;
}

/** Address of a file of the extension. */
export function fileUrl(path: string): string {
  return chrome.runtime.getURL(path);
}

export async function openOptions(hash?: string): Promise<void> {
  if (hash) await chrome.tabs.create({ url: fileUrl(`options.html#${hash.replace(/^#/, "")}`) });
  else await chrome.runtime.openOptionsPage();
}

/** The browser's own page for shortcuts; it cannot be set from here. */
export async function openShortcutSettings(): Promise<void> {
  await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
}

const IN_VIEW = "inView";

const SECTION = "section";

/** Opens the workbench on a tab's page, at a section of it. Call it straight from the click. */
export async function openWorkbench(tabId: number | null, section?: string): Promise<void> {
  const noted = chrome.storage.session.set({ [IN_VIEW]: tabId, ...(section && { [SECTION]: section }) });
  const window = await chrome.windows.getCurrent();
  try {
    await chrome.sidePanel.open({ windowId: window.id ?? chrome.windows.WINDOW_ID_CURRENT });
  } catch {
    // A browser without side panels, or one that shows them nowhere in this window.
    await chrome.tabs.create({ url: fileUrl("panel.html") });
  }
  await noted;
}

/** Calls back with the section that the workbench was asked for, once each time. Returns the way to stop. */
export function onSectionAsked(callback: (section: string) => void): () => void {
  const take = async (): Promise<void> => {
    const section = (await chrome.storage.session.get(SECTION))[SECTION] as string | undefined;
    if (!section) return;
    // Gone, it can be asked for again.
    await chrome.storage.session.remove(SECTION);
    callback(section);
  };
  const listener = (changes: Record<string, unknown>): void => {
    if (SECTION in changes) void take();
  };
  void take();
  chrome.storage.session.onChanged.addListener(listener);
  return () => chrome.storage.session.onChanged.removeListener(listener);
}

/** The page that the workbench was opened on; `null` without one, and when its tab is gone. */
export async function pageInView(): Promise<ActivePage | null> {
  const tabId = (await chrome.storage.session.get(IN_VIEW))[IN_VIEW] as number | null | undefined;
  if (typeof tabId !== "number") return null;
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return tab && pageIn(tab);
}

/** Calls back when the workbench is asked for on another page. Returns the way to stop. */
export function onPageInView(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (IN_VIEW in changes) callback();
  };
  chrome.storage.session.onChanged.addListener(listener);
  return () => chrome.storage.session.onChanged.removeListener(listener);
}

export async function openWelcome(): Promise<void> {
  await chrome.tabs.create({ url: fileUrl("welcome.html") });
}

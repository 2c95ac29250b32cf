/** The texts of the catalogue that the browser or the user chose, its language and direction. */

import languages from "affix:languages";

/** The catalogue of the language that the user chose, by code; the browser's own where there is none. */
let chosen: Record<string, { message: string }> | null = null;

/** What was made in a language and is kept, to be forgotten with it. */
const kept: Map<string, unknown>[] = [];

/** A place to keep what is written as the language writes it, empty again once another one is spoken. */
export function keptWithLanguage<T>(): Map<string, T> {
  const place = new Map<string, T>();
  kept.push(place);
  return place;
}

/** Takes the catalogue of a language in place of the browser's; with `null` the browser's again. */
export async function speak(language: string | null): Promise<void> {
  chosen = language === null ? null : await catalogueOf(language);
  for (const place of kept) place.clear();
}

async function catalogueOf(language: string): Promise<typeof chosen> {
  const answer = await fetch(chrome.runtime.getURL(`_locales/${language.replaceAll("-", "_")}/messages.json`));
  return answer.json();
}

/** The languages of the extension, by their tags, and whether a person has read their texts. */
export const LANGUAGES: readonly { tag: string; read: boolean }[] = languages;

function said(code: string): string {
  // The browser writes a dollar sign twice.
  return chosen ? (chosen[code]?.message.replaceAll("$$", "$") ?? "") : chrome.i18n.getMessage(code);
}

/** The user's text for a code, `{fields}` filled in; `fallback` (then the code) as it is where there is none. */
export function text(code: string, params: Record<string, string> = {}, fallback?: string): string {
  const sentence = said(code);
  if (!sentence) return fallback || code;
  return sentence.replace(/\{([a-z0-9_]+)\}/gi, (whole, name: string) => params[name] ?? whole);
}

/** Whether a text with forms has none in the catalogue's own language, so that the browser shows the English one. */
export function inEnglish(code: string): boolean {
  return said("catalogue_english").split(" ").includes(code);
}

/** The field that a sentence of the core has forms by in the catalogue's language; empty for most. */
export function countingField(code: string): string {
  return said(`${code}_by`);
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

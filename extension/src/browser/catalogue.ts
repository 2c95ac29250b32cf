/** The texts of the catalogue that the browser chose, its language and direction. */

/** The user's text for a code, `{fields}` filled in; `fallback` (then the code) as it is where there is none. */
export function text(code: string, params: Record<string, string> = {}, fallback?: string): string {
  const sentence = chrome.i18n.getMessage(code);
  if (!sentence) return fallback || code;
  return sentence.replace(/\{([a-z0-9_]+)\}/gi, (whole, name: string) => params[name] ?? whole);
}

/** Whether a text with forms has none in the catalogue's own language, so that the browser shows the English one. */
export function inEnglish(code: string): boolean {
  return chrome.i18n.getMessage("catalogue_english").split(" ").includes(code);
}

/** The field that a sentence of the core has forms by in the catalogue's language; empty for most. */
export function countingField(code: string): string {
  return chrome.i18n.getMessage(`${code}_by`);
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

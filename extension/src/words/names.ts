/** What things are called. */

import type { Format, NetworkInfo, Platform } from "../../pkg/affix.js";
import { text, uiLocale } from "../browser/catalogue.js";

/** The formats of a person who pastes, in the order to offer them. */
export const FORMATS: Format[] = ["link", "telegram", "whatsapp", "blog", "markdown", "bbcode", "x"];

/** The formats that a bot sends. */
export const BOT_FORMATS: Format[] = ["telegram_html", "telegram_markdown_v2", "json", "html"];

/** Names of formats that copied links may have been written down with. */
const LOGGED: Record<string, Format> = {
  plain: "link",
  "telegram-html": "telegram_html",
  "telegram-md": "telegram_markdown_v2",
};

/** What a format is called, also the one of a bare link. */
export function formatName(format: string): string {
  return text(`ui_format_${LOGGED[format] ?? format}`, {}, format);
}

/** A network's name, or its code as long as the table has not arrived. */
export function networkName(known: NetworkInfo[], code: string): string {
  return known.find((network) => network.code === code)?.name ?? code;
}

/** What a place to post at is called. */
export function placeName({ id, name }: Platform): string {
  return text(`ui_place_${id.replaceAll("-", "_")}`, {}, name);
}

/** What a rule of the audit is called. */
export function ruleName(rule: string): string {
  return text(`ui_rule_${rule.replaceAll("-", "_")}`, {}, rule);
}

/** What a country is called, by its two letters. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(uiLocale(), { type: "region" }).of(code) ?? code;
}

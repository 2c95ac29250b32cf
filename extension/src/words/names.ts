/** What things are called. */

import type { Format, NetworkInfo } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";

/** Every format of a post, in the order to offer them. */
export const FORMATS: Format[] = ["plain", "markdown", "html", "bbcode", "telegram-html", "telegram-md", "x"];

/** What a format is called, also the one of a bare link. */
export function formatName(format: string): string {
  return text(`ui_format_${format.replaceAll("-", "_")}`, {}, format);
}

/** A network's name, or its code as long as the table has not arrived. */
export function networkName(known: NetworkInfo[], code: string): string {
  return known.find((network) => network.code === code)?.name ?? code;
}

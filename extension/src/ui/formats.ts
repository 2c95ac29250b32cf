import type { Format } from "../../pkg/affix.js";
import { text } from "../browser.js";

/** Every format of a post, in the order to offer them. */
export const FORMATS: Format[] = ["plain", "markdown", "html", "bbcode", "telegram-html", "telegram-md", "x"];

/** What a format is called, also the one of a bare link. */
export function formatName(format: string): string {
  return text(`ui_format_${format.replaceAll("-", "_")}`, {}, format);
}

/** What is kept: a joiner between signs beyond the Latin letters, and the selectors that choose how an emoji looks. */
const KEPT = /(?<=[^\0-\u02ff\s])[\u200c\u200d](?=[^\0-\u02ff\s])|[\ufe0e\ufe0f]/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/u;
const BLANK = /[\p{Cc}\u2800]/u;
const ANY = new RegExp(`(${KEPT.source})|(${BLANK.source})|${UNSEEN.source}`, "gu");

/**
 * A text that somebody else wrote, without what nobody sees in it: direction overrides and marks, zero-width
 * letters, tags. Control characters and blank letters become blanks. The core does the same to all that it
 * hands over; this is for what never passes it, such as a tab's title.
 */
export function harmless(text: string): string {
  return text.replace(ANY, (_, kept?: string, blank?: string) => kept ?? (blank === undefined ? "" : " "));
}

/** Lists as they are typed, an entry a line. */

/** An empty last line stays while it is typed. */
export function linesOf(typed: string): string[] {
  return typed === "" ? [] : typed.split("\n");
}

export function textOf(entries: string[]): string {
  return entries.join("\n");
}

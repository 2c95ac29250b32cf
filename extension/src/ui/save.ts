/** Offers a value to the user as a file. */

/** What stands in the file. */
export function fileText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Saves `NAME-YYYY-MM-DD.json`, where the browser puts downloads. */
export function saveFile(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([fileText(value)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Offers a text or a picture to the user as a file. */

/** What stands in a file of JSON. */
export function fileText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Saves a value as `NAME-YYYY-MM-DD.json`, where the browser puts downloads. */
export function saveFile(name: string, value: unknown): void {
  saveText(name, "json", fileText(value));
}

const TYPES: Record<string, string> = {
  json: "application/json",
  csv: "text/csv",
  html: "text/html",
  ics: "text/calendar",
  md: "text/markdown",
  sarif: "application/json",
  svg: "image/svg+xml",
  txt: "text/plain",
};

/** Saves `NAME-YYYY-MM-DD.ENDING`. */
export function saveText(name: string, ending: string, content: string): void {
  saveBlob(name, ending, new Blob([content], { type: `${TYPES[ending] ?? "text/plain"};charset=utf-8` }));
}

export function saveBlob(name: string, ending: string, content: Blob): void {
  saveAs(`${name}-${new Date().toISOString().slice(0, 10)}.${ending}`, content);
}

/** Saves a file by its own name. */
export function saveAs(file: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

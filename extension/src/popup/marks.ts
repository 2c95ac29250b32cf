/** What speed is measured by: the first time that each step of the popup is on show. */
export function markFirst(step: "skeleton" | "link" | "whole"): void {
  const name = `affix:${step}`;
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}

// Imported before all else, when the browser has the static page of popup.html.
markFirst("skeleton");

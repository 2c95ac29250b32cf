/** Whether the browser says that a select's list is open. */
const LISTS_TELL = CSS.supports("selector(select:open)");

/** Escape closes the popup, unless it closes a list that is open. */
export function closeOnEscape(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (LISTS_TELL && document.querySelector("select:open")) return;
    window.close();
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

/** Enter presses `button` whenever nothing else is in focus. */
export function enterPresses(button: () => HTMLButtonElement | null): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.defaultPrevented || document.activeElement !== document.body) return;
    event.preventDefault();
    button()?.click();
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

/** Every letter or digit that is typed into no field; `take` says whether it was one of its own. */
export function onLetter(take: (letter: string) => boolean): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.key.length !== 1) return;
    if (document.activeElement?.matches("input, textarea, select, [contenteditable]")) return;
    if (take(event.key.toLowerCase())) event.preventDefault();
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

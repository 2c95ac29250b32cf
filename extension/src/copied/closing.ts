/** As long as a glance takes; the pointer over it, or the keyboard in it, gives all the time there is. */
const SHOWN_FOR_MS = 4000;

/** Closes the page by itself. Returns the way to stop. */
export function closeInTime(): () => void {
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => window.close(), SHOWN_FOR_MS);
  };
  const stay = (): void => clearTimeout(timer);
  const page = document.documentElement;
  wait();
  page.addEventListener("pointerenter", stay);
  page.addEventListener("pointerleave", wait);
  page.addEventListener("focusin", stay);
  return () => {
    stay();
    page.removeEventListener("pointerenter", stay);
    page.removeEventListener("pointerleave", wait);
    page.removeEventListener("focusin", stay);
  };
}

/** What walks this page and presses its buttons. */
const OWN_KEYS: ReadonlySet<string> = new Set(["Tab", "Shift", "Enter", " "]);

/**
 * Any other key closes the page at once, so that what the user writes goes where they write it: the Control of
 * Control+V closes it, and the V pastes what was copied.
 */
export function closeOnKeys(): () => void {
  const press = ({ key }: KeyboardEvent): void => {
    if (!OWN_KEYS.has(key)) window.close();
  };
  addEventListener("keydown", press);
  return () => removeEventListener("keydown", press);
}

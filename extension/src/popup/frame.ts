/** A popup in a tab that nobody looks at draws no frames. */
const PATIENCE_MS = 100;

/** Until the browser has drawn the static page of popup.html. */
export function firstFrame(): Promise<void> {
  return new Promise((drawn) => {
    // The frame itself is made after its callbacks.
    requestAnimationFrame(() => setTimeout(drawn));
    setTimeout(drawn, PATIENCE_MS);
  });
}

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * What is dropped anywhere on the page while `shown`: `found` says at once what of it is wanted, and `take` gets that.
 * Returns the place that is marked meanwhile.
 */
export function useDrop<T>(
  found: (dropped: DataTransfer) => T[],
  take: (wanted: T[]) => unknown,
  shown: boolean,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!shown) return;
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.current?.classList.add("dropping");
    };
    const out = (event: DragEvent): void => {
      if (event.relatedTarget === null) place.current?.classList.remove("dropping");
    };
    const drop = (event: DragEvent): void => {
      place.current?.classList.remove("dropping");
      const wanted = event.dataTransfer ? found(event.dataTransfer) : [];
      if (wanted.length === 0) return;
      event.preventDefault();
      void take(wanted);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", out);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", out);
      removeEventListener("drop", drop);
    };
  }, [found, take, shown]);
  return place;
}

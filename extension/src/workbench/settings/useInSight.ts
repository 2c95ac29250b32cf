import { useEffect, useState } from "preact/hooks";

/** Below the upper edge of the window, in CSS pixels, what one reads begins. */
const READ_FROM = 80;

/** The section that one reads: the first that is not above the window, or at its end the one that was asked for. */
export function useInSight(place: { current: HTMLElement | null }, ready: boolean, part: string): string {
  const [name, setName] = useState(part);
  useEffect(() => {
    if (!ready) return;
    const look = (): void => {
      const sections = [...(place.current?.querySelectorAll<HTMLElement>("section.setting:not([hidden])") ?? [])];
      const first = sections.find((section) => section.getBoundingClientRect().bottom > READ_FROM);
      const asked = sections.find(({ id }) => id === part);
      const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
      const atEnd = scrollTop + clientHeight >= scrollHeight - 1;
      const inView = asked && asked.getBoundingClientRect().bottom > READ_FROM;
      setName((atEnd && inView ? asked : first)?.id ?? "");
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [ready, part]);
  return name;
}

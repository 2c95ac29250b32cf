import { useEffect, useState } from "preact/hooks";

/** What of a section is searched: what it and its fields are called, and the sentence below its title. */
const SAID = ["h2", "h3", "legend", "label", ".label", ".intro", "summary", "button"].join();

/** The sections under `place` that say each of the words; `null` without words. Asked again when they change. */
export function useSearch(place: { current: HTMLElement | null }, wanted: string): ReadonlySet<string> | null {
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return setFound(null);
    const sections = [...(place.current?.querySelectorAll("section.setting") ?? [])];
    setFound(new Set(sections.filter((section) => says(section, words)).map(({ id }) => id)));
  }, [wanted]);
  return found;
}

function says(section: Element, words: string[]): boolean {
  const all = [...section.querySelectorAll(SAID)].map(({ textContent }) => textContent).join("\n");
  return words.every((word) => all.toLocaleLowerCase().includes(word));
}

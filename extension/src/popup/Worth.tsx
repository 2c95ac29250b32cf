import { useEffect, useState } from "preact/hooks";
import type { Worth as Found } from "../../pkg/affix.js";
import { linkWorth } from "../core/link.js";
import { Notice } from "../ui/controls/Notice.js";
import { day } from "../words/money.js";
import { sentence } from "../words/sentences.js";

/** What would be worth more than a link to `landing`; `null` where nothing would. */
export function useWorth(landing: string | null): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let over = false;
    setFound(null);
    if (landing)
      linkWorth(landing).then(
        (worth) => !over && setFound(worth),
        () => undefined,
      );
    return () => {
      over = true;
    };
  }, [landing]);
  return found && found.strength !== "product" ? found : null;
}

/** That another page would be worth more; how long a click counts is said below. */
export function Worth({ worth }: { worth: Found }) {
  return worth.notes
    .filter(({ code }) => code !== "worth_window")
    .map((note) => (
      <Notice key={note.code}>
        {sentence({ ...note, params: { ...note.params, asOf: day(note.params.asOf ?? "") } })}
      </Notice>
    ));
}

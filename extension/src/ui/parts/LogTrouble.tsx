import { useEffect, useState } from "preact/hooks";
import type { Note } from "../../../pkg/affix.js";
import { logTrouble, pricesTrouble } from "../../stored/failure.js";
import { sentence } from "../../words/sentences.js";
import { Notice } from "../controls/Notice.js";

/** What could not be written down though all else went well, and why: the last copied link, the prices on a page. */
export function LogTrouble() {
  const [link, setLink] = useState<Note | null>(null);
  const [prices, setPrices] = useState<Note | null>(null);
  useEffect(() => logTrouble.follow(setLink), []);
  useEffect(() => pricesTrouble.follow(setPrices), []);
  return (
    <>
      {[link, prices].map(
        (why) =>
          why && (
            <Notice key={why.code} tone="warn" alert>
              {sentence(why)}
            </Notice>
          ),
      )}
    </>
  );
}

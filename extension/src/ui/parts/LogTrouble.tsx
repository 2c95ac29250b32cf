import { useEffect, useState } from "preact/hooks";
import type { Note } from "../../../pkg/affix.js";
import { onLogTrouble } from "../../stored/failure.js";
import { sentence } from "../../words/sentences.js";
import { Notice } from "../controls/Notice.js";

/** That the last link was copied but not written down, and why. */
export function LogTrouble() {
  const [why, setWhy] = useState<Note | null>(null);
  useEffect(() => onLogTrouble(setWhy), []);
  return (
    why && (
      <Notice tone="warn" alert>
        {sentence(why)}
      </Notice>
    )
  );
}

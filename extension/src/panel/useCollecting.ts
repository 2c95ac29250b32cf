import { useEffect, useState } from "preact/hooks";
import { inPrivateWindow } from "../browser/pages.js";
import { type Collecting, collecting } from "../stored/collecting.js";

type Change<T> = (next: T | ((before: T) => T)) => void;

export interface CollectingNow extends Collecting {
  setList: Change<string>;
  setOpened: Change<Record<number, string>>;
}

/** The list that is being worked on: found again by a panel that was closed meanwhile. */
export function useCollecting(): CollectingNow {
  const [list, setList] = useState("");
  const [opened, setOpened] = useState<Record<number, string>>({});
  /** What there was is known, and changes are kept: not in a private window, whose list stays there. */
  const [keeps, setKeeps] = useState(false);
  useEffect(() => {
    Promise.all([collecting.read(), inPrivateWindow()]).then(([before, secret]) => {
      if (secret) return;
      // What was typed already counts.
      setList((typed) => typed || before.list);
      setOpened((since) => ({ ...before.opened, ...since }));
      setKeeps(true);
    }, console.error);
  }, []);
  useEffect(() => {
    // A list that the session has no room for is lost only with its panel.
    if (keeps) collecting.write({ list, opened }).catch(console.error);
  }, [keeps, list, opened]);
  return { list, setList, opened, setOpened };
}

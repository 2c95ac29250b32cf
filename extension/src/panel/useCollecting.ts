import { useEffect, useRef, useState } from "preact/hooks";
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
  const found = useRef(false);
  /** What is done in a private window stays there. */
  const kept = useRef(false);
  useEffect(() => {
    void inPrivateWindow().then((secret) => {
      kept.current = !secret;
    }, console.error);
    collecting
      .read()
      .then((before) => {
        // What was typed already counts.
        setList((typed) => typed || before.list);
        setOpened((since) => ({ ...before.opened, ...since }));
      })
      .catch(console.error)
      .finally(() => {
        found.current = true;
      });
  }, []);
  useEffect(() => {
    // A list that the session has no room for is lost only with its panel.
    if (found.current && kept.current) collecting.write({ list, opened }).catch(console.error);
  }, [list, opened]);
  return { list, setList, opened, setOpened };
}

import { useEffect, useRef, useState } from "preact/hooks";
import { inPrivateWindow } from "../browser/pages.js";
import { type Collecting, collecting } from "../stored/collecting.js";
import { isSame } from "../stored/merge.js";

type Change<T> = (next: T | ((before: T) => T)) => void;

export interface CollectingNow extends Collecting {
  setList: Change<string>;
  /** A short link was opened in a tab, from another tab. */
  setOpened: (tabId: number, address: string, from: number | null) => void;
  change: (edit: (before: Collecting) => Partial<Collecting>) => void;
}

/** A list, and the last of the changes made here that it has: a later one may wait to be drawn. */
interface Held {
  now: Collecting;
  upTo: number;
}

/**
 * The list that is being worked on: found again by a panel that was closed meanwhile, and one list for the panel and
 * the workbench. Whoever changed it last has it; the other shows that at once.
 */
export function useCollecting(): CollectingNow {
  const [{ now, upTo }, setState] = useState<Held>({ now: { list: "", opened: {}, from: {} }, upTo: 0 });
  /** What there was is known, and changes are kept: not in a private window, whose list stays there. */
  const [keeps, setKeeps] = useState(false);
  /** Changes made here, and how many of them are stored: until all are, what is stored is older. */
  const made = useRef(0);
  const stored = useRef(0);
  /** The last of them that was sent to be stored. */
  const sent = useRef(0);
  useEffect(() => {
    let over = false;
    let stop = (): void => undefined;
    const behind = (): boolean => over || made.current !== stored.current;
    const follow = async (): Promise<void> => {
      if (behind()) return;
      const changes = made.current;
      const theirs = await collecting.read();
      // What was typed while it was read is newer, also where it is stored by now.
      if (!behind() && made.current === changes)
        setState((held) => (isSame(held.now, theirs) ? held : { ...held, now: theirs }));
    };
    Promise.all([collecting.read(), inPrivateWindow()]).then(([before, secret]) => {
      if (secret || over) return;
      // What was typed already counts.
      setState(({ now: since, upTo }) => ({
        now: {
          list: since.list || before.list,
          opened: { ...before.opened, ...since.opened },
          from: { ...before.from, ...since.from },
        },
        upTo,
      }));
      setKeeps(true);
      stop = collecting.onChange(() => void follow().catch(console.error));
    }, console.error);
    return () => {
      over = true;
      stop();
    };
  }, []);
  useEffect(() => {
    // What another page stored is not stored once more: it may have gone on since.
    if (!keeps || upTo === sent.current) return;
    sent.current = upTo;
    // A list that the session has no room for is lost only with its panel.
    collecting
      .write(now)
      .catch(console.error)
      .finally(() => {
        stored.current = Math.max(stored.current, upTo);
      });
  }, [keeps, now, upTo]);
  const change = (edit: (before: Collecting) => Partial<Collecting>): void => {
    const upTo = ++made.current;
    setState(({ now }) => ({ now: { ...now, ...edit(now) }, upTo }));
  };
  return {
    ...now,
    setList: (next) => change(({ list }) => ({ list: typeof next === "function" ? next(list) : next })),
    setOpened: (tabId, address, here) =>
      change(({ opened, from }) => ({
        opened: { ...opened, [tabId]: address },
        from: here === null ? from : { ...from, [tabId]: here },
      })),
    change,
  };
}

import { useCallback, useState } from "preact/hooks";
import type { ColumnChoice } from "../../../pkg/affix.js";
import type { FilesRead, ReadingProgress } from "../../protocol/desk.js";
import { columns } from "../../stored/columns.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";

export interface Files {
  /** What was read and waits for the user's word. */
  found: FilesRead | null;
  progress: ReadingProgress | null;
  /** How many orders were added last. */
  added: number | null;
  trouble: string;
  /** Reads files, in place of those that wait. */
  take: (files: File[]) => Promise<void>;
  /** Reads the same files again, by what the user says of columns now. */
  correct: (signature: string, choice: ColumnChoice) => Promise<void>;
  keep: () => Promise<void>;
  forget: () => Promise<void>;
}

/** Files on their way to the orders. */
export function useFiles(): Files {
  const [chosen, setChosen] = useState<File[]>([]);
  const [found, setFound] = useState<FilesRead | null>(null);
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const [trouble, setTrouble] = useState("");

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setTrouble("");
    await work().catch((why: unknown) => {
      setFound(null);
      setTrouble(whyNot(why));
    });
    setProgress(null);
  };

  const readThem = async (files: File[]): Promise<void> => {
    setAdded(null);
    setChosen(files);
    const choices = Object.values(await columns.read());
    setFound(await ask({ do: "read", files, choices }, setProgress));
  };

  const take = useCallback(
    (files: File[]) => (files.length === 0 ? Promise.resolve() : attempt(() => readThem(files))),
    [],
  );

  return {
    found,
    progress,
    added,
    trouble,
    take,
    correct: (signature, choice) =>
      attempt(async () => {
        await columns.change((now) => ({ ...now, [signature]: choice }));
        await readThem(chosen);
      }),
    keep: async () => {
      setTrouble("");
      try {
        await ask({ do: "keep" });
      } catch (why) {
        // Nothing of it was stored. It is read again, to be added once that is possible.
        await attempt(() => readThem(chosen));
        setTrouble(whyNot(why));
        return;
      }
      setAdded(newIn(found));
      setFound(null);
      setChosen([]);
    },
    forget: () =>
      attempt(async () => {
        await ask({ do: "forget" });
        setFound(null);
        setChosen([]);
      }),
  };
}

/** Rows of all files that can be used. */
export function readIn(found: FilesRead): number {
  return found.files.reduce((sum, { said }) => sum + (said?.read ?? 0), 0);
}

/** Those of them that were not there before. */
export function newIn(found: FilesRead | null): number {
  return (found?.files ?? []).reduce((sum, { said }) => sum + (said ? said.read - said.known : 0), 0);
}

/** One small stored value of a known type, with its version, its lock and those who wait for it. */

import { type Area, alone, type Entries, entriesIn, onEntries, putIn, removeFrom } from "../browser/storage.js";
import { Problem } from "../protocol/problem.js";

export interface Cell<T> {
  /** The keys that belong to it. */
  readonly keys: readonly string[];
  readonly area: Area;
  /** As it is stored now; throws where a newer version of Affix has stored it. */
  read(): Promise<T>;
  /** Stores it whatever is there, at once: also where the page that asks is about to be closed. */
  write(value: T): Promise<void>;
  /** Changes what is stored by then; nobody else of ours changes it meanwhile. */
  change(edit: (now: T) => T | Promise<T>): Promise<void>;
  erase(): Promise<void>;
  /** The value as it is stored, to be stored in one step with others. */
  entries(value: T): Entries;
  /** Calls back after every change, wherever it was made. Returns the way to stop. */
  onChange(callback: () => void): () => void;
}

export interface Shape<T> {
  name: string;
  area?: Area;
  /** The value that something stored stands for, whatever that is; `undefined` where nothing is. */
  read: (stored: unknown) => T;
  /** What makes each version's value one of the next; the first version is 1. */
  steps?: readonly ((earlier: unknown) => unknown)[];
}

export function cell<T>({ name, area = "local", read, steps = [] }: Shape<T>): Cell<T> {
  const versionKey = `${name}/version`;
  const keys = [name, versionKey];
  // The first version stands for itself.
  const entries = (value: T): Entries => ({
    [name]: value,
    ...(steps.length > 0 && { [versionKey]: steps.length + 1 }),
  });
  const now = async (): Promise<T> => read(upgraded(name, await entriesIn(area, keys), versionKey, steps));
  const write = (value: T): Promise<void> => putIn(area, entries(value));
  return {
    keys,
    area,
    entries,
    read: now,
    write,
    change: (edit) => alone(name, async () => write(await edit(await now()))),
    erase: () => alone(name, () => removeFrom(area, keys)),
    onChange: (callback) =>
      onEntries(area, (names) => {
        if (names.some((changed) => keys.includes(changed))) callback();
      }),
  };
}

function upgraded(
  name: string,
  stored: Entries,
  versionKey: string,
  steps: Required<Shape<unknown>>["steps"],
): unknown {
  if (!(name in stored)) return undefined;
  const version = versionKey in stored ? stored[versionKey] : 1;
  if (typeof version !== "number" || version > steps.length + 1) throw new Problem("storage_newer", name);
  return steps.slice(version - 1).reduce((value, step) => step(value), stored[name]);
}

import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { uiLocale } from "../../browser/catalogue.js";
import type { TableProps } from "./types.js";
import { between, clicked, inOrder, matching, type Sort, withKeys } from "./view.js";

export interface TableState<Row> {
  /** The rows that are shown, in order. */
  shown: readonly Row[];
  sort: Sort;
  sortBy: (key: string) => void;
  setSort: (sort: Sort) => void;
  typed: string;
  search: (typed: string) => void;
  on: ReadonlySet<string>;
  toggleFilter: (key: string) => void;
  chosen: ReadonlySet<string>;
  /** Those chosen and shown: what is hidden is never acted on. */
  chosenRows: Row[];
  /** Chooses a row or takes it back; with `range` all from the one before it. */
  choose: (key: string, on: boolean, range: boolean) => void;
  chooseAll: (on: boolean) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** What a table shows and what is chosen in it. */
export function useTable<Row>(props: TableProps<Row>): TableState<Row> {
  const { rows, sorts, filters = [], filtered = [], says, keyOf } = props;
  const [first] = sorts;
  const [sort, setSort] = useState<Sort>({ by: first?.key ?? "", direction: first?.first ?? "descending" });
  const [typed, search] = useState("");
  const [on, setOn] = useState<ReadonlySet<string>>(() => new Set(filtered));
  const [chosen, setChosen] = useState(NONE);
  const last = useRef<string | null>(null);

  const kept = useMemo(() => {
    const active = filters.filter(({ key }) => on.has(key));
    const fitting = active.length === 0 ? rows : rows.filter((row) => active.every(({ keeps }) => keeps(row)));
    return says ? matching(fitting, typed, says) : fitting;
  }, [rows, filters, on, typed, says]);
  const sorting = sorts.find(({ key }) => key === sort.by) ?? first;
  const shown = useMemo(
    () => (sorting ? inOrder(kept, sorting, sort.direction, uiLocale()) : kept),
    [kept, sorting, sort.direction],
  );
  const keys = useMemo(() => shown.map(keyOf), [shown, keyOf]);
  const chosenRows = useMemo(
    () => (chosen.size === 0 ? [] : shown.filter((row) => chosen.has(keyOf(row)))),
    [shown, chosen, keyOf],
  );

  const choose = useCallback(
    (key: string, wanted: boolean, range: boolean) => {
      const meant = range ? between(keys, last.current, key) : [key];
      last.current = key;
      setChosen((now) => withKeys(now, meant, wanted));
    },
    [keys],
  );
  return {
    shown,
    sort,
    setSort,
    sortBy: (key) => {
      const wanted = sorts.find((one) => one.key === key);
      if (wanted) setSort(clicked(sort, wanted));
    },
    typed,
    search,
    on,
    toggleFilter: (key) => setOn(withKeys(on, [key], !on.has(key))),
    chosen,
    chosenRows,
    choose,
    chooseAll: (wanted) => setChosen(withKeys(chosen, keys, wanted)),
  };
}

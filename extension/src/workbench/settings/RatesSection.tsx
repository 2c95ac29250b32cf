import { useMemo, useRef, useState } from "preact/hooks";
import type { OwnRate, RateOverride } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { ownRates } from "../../core/desk/rates.js";
import { Button } from "../../ui/controls/Button.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { saveFile } from "../../ui/save.js";
import { number } from "../../words/money.js";
import { count } from "../../words/sentences.js";
import { RateItem } from "./RateItem.js";
import { RatesImport } from "./RatesImport.js";
import { inWords } from "./ratesInWords.js";
import { Section, type SectionProps } from "./Section.js";
import { useCategories, useEventNames } from "./useRateChecks.js";

/** Rows that are shown before the user asks for more. */
const STEP = 50;

const EMPTY: RateOverride = {
  network: null,
  product: null,
  store: null,
  category: null,
  rate: { low: "", high: "" },
  from: null,
  until: null,
  note: null,
};

/** The way back from what has just been done. */
interface Undo {
  said: string;
  back: (rates: RateOverride[]) => RateOverride[];
  /** It brings the whole list back as it was. */
  all: boolean;
}

/** Rates that the user knows better than any table. Each is stored as it is typed. */
export function RatesSection({ now, change }: SectionProps) {
  const names = { networks: useNetworks(), categories: useCategories(), events: useEventNames(now.events) };
  const rates = now.overrides;
  const own = useMemo(() => ownRates(rates) ?? [], [rates]);
  const keys = useKeys(rates.length);
  const [open, setOpen] = useState<number | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [shown, setShown] = useState(STEP);
  const [moved, setMoved] = useState("");

  function overlapOf(rate: OwnRate | undefined): { words: string; yields: boolean } | null {
    if (!rate?.overlap) return null;
    const { place, yields } = rate.overlap;
    const other = rates[place];
    return other ? { words: inWords(other, own[place], names), yields } : null;
  }

  function edit(by: (rates: RateOverride[]) => RateOverride[]): void {
    // What is typed since an import must not go with it.
    setUndo((kept) => (kept?.all ? null : kept));
    change((current) => ({ overrides: by(current.overrides) }));
  }

  function add(): void {
    setUndo(null);
    setShown(Math.max(shown, rates.length + 1));
    setOpen(keys.next());
    edit((all) => [...all, EMPTY]);
  }

  function remove(place: number): void {
    const rate = rates[place];
    if (!rate) return;
    keys.remove(place);
    edit((all) => all.toSpliced(place, 1));
    const back = (all: RateOverride[]): RateOverride[] => {
      keys.insert(place);
      return all.toSpliced(place, 0, rate);
    };
    setUndo({ said: text("ui_profile_removed", { name: inWords(rate, own[place], names) }), back, all: false });
  }

  function move(place: number, by: number): void {
    const to = Math.min(rates.length - 1, Math.max(0, place + by));
    const rate = rates[place];
    if (!rate) return;
    setMoved(text("ui_rate_moved", { n: number(to + 1), all: number(rates.length) }));
    keys.move(place, to);
    edit((all) => all.toSpliced(place, 1).toSpliced(to, 0, rate));
  }

  function replace(next: RateOverride[], said: string): void {
    setOpen(null);
    edit(() => next);
    setUndo({ said, back: () => rates, all: true });
  }

  return (
    <Section name="rates">
      {rates.length > 0 && (
        <ul class="profiles">
          {rates.slice(0, shown).map((rate, place) => {
            const key = keys.at(place);
            return (
              <li key={key}>
                <RateItem
                  rate={rate}
                  own={own[place]}
                  names={names}
                  open={open === key}
                  overlap={overlapOf(own[place])}
                  onToggle={() => setOpen(open === key ? null : key)}
                  onChange={(by) =>
                    edit((all) => all.map((old, at) => (at === keys.place(key) ? { ...old, ...by(old) } : old)))
                  }
                  onRemove={() => remove(place)}
                  onMove={rates.length > 1 ? (by) => move(place, by) : null}
                />
              </li>
            );
          })}
        </ul>
      )}
      {shown < rates.length && (
        <Button kind="quiet" onClick={() => setShown(shown + STEP)}>
          {count("ui_list_more", Math.min(STEP, rates.length - shown), { all: number(rates.length) })}
        </Button>
      )}
      {rates.length > 1 && <p class="soft fine">{text("ui_rates_order")}</p>}
      <p class="unseen" role="status">
        {moved}
      </p>
      {undo && (
        <UndoNotice
          said={undo.said}
          undo={() => {
            edit(undo.back);
            setUndo(null);
          }}
        />
      )}
      <div class="row">
        <Button drawing="plus" onClick={add}>
          {text("ui_rates_add")}
        </Button>
        {rates.length > 0 && (
          <Button onClick={() => saveFile("affix-rates", { affix: "rates", version: 1, overrides: rates })}>
            {text("ui_rates_export")}
          </Button>
        )}
        <RatesImport rates={rates} names={names} begin={() => setUndo(null)} take={replace} />
      </div>
    </Section>
  );
}

/** Keys of rows that keep a row its own while others come, go and change places. */
function useKeys(length: number) {
  const state = useRef({ keys: [] as number[], last: 0 });
  const { keys } = state.current;
  const fresh = (): number => {
    state.current.last += 1;
    return state.current.last;
  };
  // What comes otherwise than by the functions below stands at the end.
  while (keys.length < length) keys.push(fresh());
  keys.length = length;
  return {
    at: (place: number): number => keys[place] ?? 0,
    place: (key: number): number => state.current.keys.indexOf(key),
    /** The key that the next row will get. */
    next: (): number => state.current.last + 1,
    insert: (place: number): void => void keys.splice(place, 0, fresh()),
    remove: (place: number): void => void keys.splice(place, 1),
    move: (place: number, to: number): void => void keys.splice(to, 0, ...keys.splice(place, 1)),
  };
}

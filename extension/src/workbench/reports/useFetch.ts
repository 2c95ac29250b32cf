import { useEffect, useRef, useState } from "preact/hooks";
import type { Note, OrdersQuestion, RefusedLine } from "../../../pkg/affix.js";
import { askPlatform } from "../../browser/openPlatform.js";
import { ordersPlan } from "../../core/desk/orders.js";
import type { FilesRead } from "../../protocol/desk.js";
import { type FetchingKept, fetching } from "../../stored/fetching.js";
import { ask } from "../desk.js";
import { Refused, whyNot } from "../refused.js";
import { newIn, readIn } from "./useFiles.js";

/** Pages that are added together: each time all that orders say is worked out anew. */
const TOGETHER = 10;
/** A limit that says no time. */
const WAIT_S = 5;

/** Where the fetching is. */
export interface Step {
  question: OrdersQuestion;
  /** Of all statuses and windows. */
  at: number;
  of: number;
  /** Pages of this status and window, where the platform said so. */
  pages: number | null;
  /** Seconds that the platform asked to wait. */
  waits: number | null;
}

/** What came. */
export interface Come {
  rows: number;
  fresh: number;
  refusals: number;
  refused: RefusedLine[];
}

export interface Fetching {
  step: Step | null;
  /** Of the fetching that ended last; `null` before one has. */
  come: Come | null;
  /** Something was left off, and can go on. */
  left: boolean;
  trouble: string;
  begin: (days: number) => Promise<void>;
  goOn: () => Promise<void>;
  stop: () => void;
  forget: () => Promise<void>;
}

const NOTHING: Come = { rows: 0, fresh: 0, refusals: 0, refused: [] };

/** Fetches orders with the user's own key, a page at a time; what came is added as it comes. */
export function useFetch(): Fetching {
  const [step, setStep] = useState<Step | null>(null);
  const [come, setCome] = useState<Come | null>(null);
  const [left, setLeft] = useState(false);
  const [trouble, setTrouble] = useState("");
  /** Asks the fetching that is under way to end. */
  const end = useRef<AbortController | null>(null);
  useEffect(() => {
    const follow = (): void => void fetching.read().then((kept) => setLeft(kept !== null), console.error);
    follow();
    return fetching.onChange(follow);
  }, []);

  async function run(from: FetchingKept): Promise<void> {
    const mine = new AbortController();
    end.current = mine;
    setTrouble("");
    setCome(null);
    let all = NOTHING;
    try {
      await fetchAll(from, mine.signal, setStep, (added) => {
        all = both(all, added);
      });
    } catch (why) {
      setTrouble(whyNot(why));
    }
    setStep(null);
    setCome(all);
  }

  return {
    step,
    come,
    left,
    trouble,
    begin: (days) =>
      ordersPlan(days).then(
        (plan) => run({ plan, at: 0, page: 1 }),
        (why: unknown) => setTrouble(whyNot(why)),
      ),
    goOn: async () => {
      const kept = await fetching.read();
      if (kept) await run(kept);
    },
    stop: () => end.current?.abort(),
    forget: () => fetching.erase(),
  };
}

/** Asks for everything from there on. What was added stays added; how far it came is kept. */
async function fetchAll(
  { plan, at, page }: FetchingKept,
  ended: AbortSignal,
  tell: (step: Step) => void,
  took: (added: Come) => void,
): Promise<void> {
  let pages: number | null = null;
  let waiting: File[] = [];
  const keep = async (next: FetchingKept): Promise<void> => {
    if (waiting.length > 0) took(await added(waiting));
    waiting = [];
    await (next.at < plan.length ? fetching.write(next) : fetching.erase());
  };
  await fetching.write({ plan, at, page });
  try {
    for (let first = plan[at]; first && !ended.aborted; first = plan[at]) {
      const question = { ...first, page };
      tell({ question, at, of: plan.length, pages, waits: null });
      const said = await askPlatform<"platform_orders">({ kind: "platform_orders", question });
      if (!said) throw new Refused(OFF);
      if (said.problem) {
        const seconds = limit(said.problem);
        if (seconds === null) throw new Refused(said.problem);
        tell({ question, at, of: plan.length, pages, waits: seconds });
        await passed(seconds * 1_000, ended);
        continue;
      }
      const { answer } = said;
      if (answer && answer.rows > 0) waiting.push(new File([answer.answer], `${question.of} ${question.from}.json`));
      const more = answer?.more === true;
      pages = more ? (answer?.pages ?? null) : null;
      page = more ? page + 1 : 1;
      at = more ? at : at + 1;
      if (!more || waiting.length >= TOGETHER) await keep({ plan, at, page });
    }
  } catch (why) {
    // What came before is worth keeping.
    await keep({ plan, at, page });
    throw why;
  }
  if (ended.aborted) await keep({ plan, at, page });
}

/** The key is gone, or the permission with it. */
const OFF: Note = { code: "ui_fetch_off", params: {}, text: "" };

/** Reads pages and adds them, in one go. */
async function added(pages: File[]): Promise<Come> {
  const found: FilesRead | null = await ask({ do: "read", files: pages, choices: [] });
  if (!found) return NOTHING;
  const problem = found.files.find((file) => file.problem)?.problem;
  if (problem) throw new Refused(problem);
  await ask({ do: "keep" });
  const refused = found.files.flatMap(({ said }) => said?.refused ?? []);
  const refusals = found.files.reduce((sum, { said }) => sum + (said?.refusals ?? 0), 0);
  return { rows: readIn(found), fresh: newIn(found), refusals, refused };
}

function both(one: Come, other: Come): Come {
  return {
    rows: one.rows + other.rows,
    fresh: one.fresh + other.fresh,
    refusals: one.refusals + other.refusals,
    refused: [...one.refused, ...other.refused].slice(0, 100),
  };
}

/** Seconds to wait, where that is all that is wrong. */
function limit({ code, params }: Note): number | null {
  if (code !== "open_platform_limit" && code !== "open_platform_limit_unsaid") return null;
  return Number(params.seconds) || WAIT_S;
}

function passed(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const timer = setTimeout(over, ms);
    ended.addEventListener("abort", () => {
      clearTimeout(timer);
      over();
    });
  });
}

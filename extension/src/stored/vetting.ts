/** What is known for and against products, and what the user answered when they were asked about one. */

import type { Answer, Answered, Asked, Question, RedFlag, Vetting } from "../../pkg/affix.js";
import { inPrivateWindow } from "../browser/pages.js";
import { vetQuestions } from "../core/vet.js";
import { cell } from "./cell.js";

/** A product's signals as they were read last, with the limits of that day. */
export interface KnownVetting {
  /** Milliseconds since 1970-01-01 UTC. */
  at: number;
  overall: Answer;
  red: RedFlag[];
  /** Codes of what is red, and of cautions that are worth a flag. */
  flags: string[];
  /** Version of the table of limits. */
  formula: number;
}

export interface KeptVetting {
  /** Copying a link of a product with a red flag asks first. */
  asks: boolean;
  /** By product, the latest last. */
  answers: Record<string, Answered>;
  known: Record<string, KnownVetting>;
}

/** Products of which is kept what is known, and what was answered; the oldest go first. */
const MOST_KNOWN = 1000;
const MOST_ANSWERS = 5000;
/** What has not changed is written anew after a day. */
const FRESH_MS = 24 * 60 * 60_000;

const USUAL: KeptVetting = { asks: true, answers: {}, known: {} };

export const vetting = cell<KeptVetting>({
  name: "vetting",
  read: (stored) => ({ ...USUAL, ...((stored as Partial<KeptVetting> | undefined) ?? {}) }),
});

/** Keeps what a page says of its product, unless the window is private. It is shown by now, so it throws nothing. */
export async function keepVetting(found: Vetting, incognito?: boolean): Promise<void> {
  const id = found.productId;
  if (!id || found.overall === "unknown") return;
  try {
    if (incognito ?? (await inPrivateWindow())) return;
    const { overall, red, flags, formula } = found;
    const now: KnownVetting = { at: Date.now(), overall, red, flags, formula };
    const before = (await vetting.read()).known[id];
    if (before && now.at - before.at < FRESH_MS && same(before, now)) return;
    await vetting.change((kept) => ({ ...kept, known: withLatest(kept.known, [[id, now]], MOST_KNOWN) }));
  } catch (error) {
    console.error(error);
  }
}

function same(one: KnownVetting, other: KnownVetting): boolean {
  return JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 });
}

/** What has to be asked before links of these products are copied; nothing where the user turned that off. */
export async function questionsBefore(
  products: readonly string[],
  seen: (id: string) => readonly RedFlag[] | null = () => null,
): Promise<Question[]> {
  const { asks, answers, known } = await vetting.read();
  if (!asks) return [];
  const asked: Asked[] = products.flatMap((productId) => {
    const red = seen(productId) ?? known[productId]?.red ?? [];
    return red.length > 0 ? [{ productId, red: [...red] }] : [];
  });
  if (asked.length === 0) return [];
  return vetQuestions(
    asked,
    asked.flatMap(({ productId }) => answers[productId] ?? []),
  );
}

/** Remembers what the user answered, unless the window is private. */
export async function keepAnswer(questions: readonly Question[], copies: boolean): Promise<void> {
  if (await inPrivateWindow()) return;
  const at = Date.now();
  const answered = questions.map(({ productId, flags }): [string, Answered] => [
    productId,
    { productId, copies, flags, at },
  ]);
  await vetting.change((kept) => ({ ...kept, answers: withLatest(kept.answers, answered, MOST_ANSWERS) }));
}

export function askBeforeCopies(asks: boolean): Promise<void> {
  return vetting.change((kept) => ({ ...kept, asks }));
}

/** Numbers as names would stand in their own order, whenever they came. */
function withLatest<T extends { at: number }>(
  kept: Record<string, T>,
  latest: readonly [string, T][],
  most: number,
): Record<string, T> {
  const all = Object.entries({ ...kept, ...Object.fromEntries(latest) });
  if (all.length <= most) return Object.fromEntries(all);
  return Object.fromEntries(all.sort(([, one], [, other]) => other.at - one.at).slice(0, most));
}

/** What is known for and against products, and what the user answered when they were asked about one. */

import type { Answer, Answered, Asked, Question, RedFlag, VetFacts, Vetting } from "../../pkg/affix.js";
import { inPrivateWindow } from "../browser/pages.js";
import { vetAgain, vetQuestions } from "../core/vet.js";
import { cell } from "./cell.js";
import { currentSettings } from "./settings.js";

/** What was read of a product last, and what that came to by the limits of that day. */
export interface KnownVetting {
  /** What was read; Affix 0.1.0 kept the answer alone. */
  facts?: VetFacts;
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

/** What is known of a product, judged anew. */
export interface JudgedVetting extends KnownVetting {
  /** Signal by signal, by the limits of today; `null` where only the answer of that day is known. */
  vetting: Vetting | null;
}

/**
 * What is known of products, all of them where none is named, by the limits of today; with what is said of the user's
 * own orders, where that is given.
 */
export async function knownToday(
  products?: readonly string[],
  own: string[] = [],
): Promise<Record<string, JudgedVetting>> {
  const { known } = await vetting.read();
  const wanted = products
    ? products.flatMap((id) => (known[id] ? [[id, known[id]] as const] : []))
    : Object.entries(known);
  const read = wanted.flatMap(([id, { facts }]) => (facts ? [[id, facts] as const] : []));
  const { limits } = await currentSettings();
  const ids = read.map(([id]) => id);
  const facts = read.map(([, found]) => found);
  const judged = facts.length > 0 ? await vetAgain(ids, facts, own, limits ?? []) : [];
  const today = new Map(read.map(([id], at) => [id, judged[at]]));
  return Object.fromEntries(wanted.map(([id, one]) => [id, asJudged(one, today.get(id) ?? null)]));
}

function asJudged(known: KnownVetting, now: Vetting | null): JudgedVetting {
  if (!now) return { ...known, vetting: null };
  const { overall, red, flags, formula } = now;
  return { ...known, overall, red, flags, formula, vetting: now };
}

/** Keeps what a page says of its product, unless the window is private. It is shown by now, so it throws nothing. */
export async function keepVetting(found: Vetting, incognito?: boolean): Promise<void> {
  const id = found.productId;
  if (!id || found.overall === "unknown") return;
  try {
    if (incognito ?? (await inPrivateWindow())) return;
    const { overall, red, flags, formula, facts } = found;
    const now: KnownVetting = { at: Date.now(), facts, overall, red, flags, formula };
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
  const { asks, answers } = await vetting.read();
  if (!asks) return [];
  const known = await knownToday(products.filter((id) => seen(id) === null));
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

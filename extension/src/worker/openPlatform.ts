/** Asks the Open Platform: only with the user's key, and only what one of our own pages was opened for. */

import type {
  FindQuestion,
  FoundProducts,
  Note,
  OrdersPage,
  OrdersQuestion,
  PlatformKey,
  ProductQuestion,
  ProductRates,
} from "../../pkg/affix.js";
import { onPlatformMessage } from "../browser/openPlatform.js";
import { onPermissionGranted } from "../browser/permissions.js";
import { keepStorageFromPages } from "../browser/storage.js";
import {
  platformAfter,
  platformFind,
  platformLink,
  platformOrders,
  platformRates,
  platformTurn,
} from "../core/openPlatform.js";
import type { FoundSaid, PlatformSaid } from "../protocol/messages.js";
import { noteOf } from "../protocol/problem.js";
import { putChecked } from "../stored/checked.js";
import {
  answers,
  foundAnswers,
  lastTest,
  platformKey,
  platformState,
  pace as storedPace,
} from "../stored/openPlatform.js";
import { watchedAmong } from "../stored/watch.js";

const FRESH_MS = 24 * 60 * 60_000;
const FAILURE_FRESH_MS = 60_000;
const MOST_KEPT = 200;
/** Pages of products. */
const MOST_FOUND = 40;
/** A permission that comes later than this was not given for the test. */
const TEST_WANTED_MS = 10 * 60_000;
/** A turn that is further away is told instead of waited for. */
const MOST_WAIT_MS = 3_000;
/** A link to this page shows whether key, secret and tracking id belong together. */
const TEST_PAGE = "https://www.aliexpress.com/";

export function registerOpenPlatform(): void {
  void keepStorageFromPages();
  onPlatformMessage("platform_product", ({ question, again }) => inTurn(() => product(question, again)));
  onPlatformMessage("platform_find", ({ question, again }) => inTurn(() => find(question, again)));
  onPlatformMessage("platform_orders", ({ question }) => inTurn(() => orders(question)));
  onPlatformMessage("platform_link", ({ page }) => inTurn(() => link(page)));
  onPlatformMessage("platform_test", () => inTurn(test));
  onPermissionGranted(() => void inTurn(test).catch(console.error));
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** The key, while there is one and the permission with it. */
export async function usableKey(): Promise<PlatformKey | null> {
  return (await platformState()).on ? platformKey() : null;
}

async function product(question: ProductQuestion, again: boolean): Promise<PlatformSaid | null> {
  const key = await usableKey();
  if (!key) return null;
  const { productId, country, currency, language } = question;
  const name = [productId, country, currency, language].join(" ");
  const kept = (await answers.read())[name];
  if (kept && isFresh(kept, again)) return kept;
  const { answer, problem } = await asked(() => platformRates(key, question));
  const said = { at: Date.now(), rates: answer, problem };
  // The key may have been removed or replaced meanwhile, and what was answered to it with it.
  if (JSON.stringify(await platformKey()) === JSON.stringify(key))
    await answers.change((now) => withAnswer(now, name, said, MOST_KEPT));
  if (answer) await noteWatched(answer, question).catch(console.error);
  return said;
}

/** An answer about a product that is watched is one of those by which it is judged. */
async function noteWatched(rates: ProductRates, { productId, country }: ProductQuestion): Promise<void> {
  const [watched] = await watchedAmong([productId]);
  if (!watched) return;
  const { inProgramme, rate, hotRate, price, currency } = rates;
  const cost = price !== null && currency !== null ? { min: price, max: price, currency } : null;
  const { id } = watched;
  await putChecked([id], [{ id, listed: inProgramme, rate, hotRate, price: cost }], country);
}

async function find(question: FindQuestion, again: boolean): Promise<FoundSaid | null> {
  const key = await usableKey();
  if (!key) return null;
  // What was stored comes back with its fields in another order.
  const name = JSON.stringify(Object.entries(question).sort(([one], [other]) => (one < other ? -1 : 1)));
  const kept = (await foundAnswers.read())[name];
  if (kept && !again && isFresh({ at: kept.at, rates: kept.found }, again)) return kept;
  const { answer, problem } = await asked(() => platformFind(key, question));
  const said = { at: Date.now(), found: answer, problem };
  if (answer && JSON.stringify(await platformKey()) === JSON.stringify(key))
    await foundAnswers.change((now) => withAnswer(now, name, said, MOST_FOUND));
  if (answer) await noteFound(answer, question).catch(console.error);
  return said;
}

/** Rates that were found count for products that are watched. One that was not found says nothing: it may be further down. */
async function noteFound({ products }: FoundProducts, { shipTo }: FindQuestion): Promise<void> {
  const watched = new Set((await watchedAmong(products.map(({ id }) => id))).map(({ id }) => id));
  const found = products.filter(({ id, rate }) => watched.has(id) && rate !== null);
  if (found.length === 0) return;
  const answers = found.map(({ id, rate, hotRate, price }) => ({ id, listed: true, rate, hotRate, price }));
  await putChecked(
    answers.map(({ id }) => id),
    answers,
    shipTo,
  );
}

function isFresh({ at, rates }: { at: number; rates: unknown }, again: boolean): boolean {
  const age = Date.now() - at;
  if (!rates && again) return false;
  return age >= 0 && age < (rates ? FRESH_MS : FAILURE_FRESH_MS);
}

/** The latest answers, the oldest of too many gone. */
function withAnswer<T>(kept: Record<string, T>, name: string, said: T, most: number): Record<string, T> {
  const { [name]: _, ...others } = kept;
  return Object.fromEntries([...Object.entries(others), [name, said] as const].slice(-most));
}

/** A page of the user's orders. What orders say is kept by whoever asks, and nowhere here. */
async function orders(question: OrdersQuestion): Promise<Outcome<OrdersPage> | null> {
  const key = await usableKey();
  return key && asked(() => platformOrders(key, question));
}

async function link(page: string): Promise<Outcome<string> | null> {
  const key = await usableKey();
  return key && asked(() => platformLink(key, page));
}

/** Tests the key once for every time that was asked for, an incomplete one too: the core says what is missing. */
async function test(): Promise<null> {
  const { granted, guarded, test } = await platformState();
  if (!granted || !guarded || !test?.wanted || Date.now() - test.at > TEST_WANTED_MS) return null;
  const key = (await platformKey()) ?? { appKey: "", secret: "", trackingId: "" };
  const { problem } = await asked(() => platformLink(key, TEST_PAGE));
  await lastTest.write({ wanted: false, problem, at: Date.now() });
  return null;
}

type Outcome<T> = { answer: T; problem: null } | { answer: null; problem: Note };

/** Sends a call when it may go out; a refusal ends it. */
export function askedOnce<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  return asked(call, false);
}

/** Sends a call when it may go out; after a limit that is over soon, again. */
async function asked<T>(call: () => Promise<T>, again = true): Promise<Outcome<T>> {
  let limit: Note | null = null;
  for (;;) {
    const { wait, pace } = await platformTurn(await storedPace.read());
    if (wait > MOST_WAIT_MS) return { answer: null, problem: limit ?? limited(wait) };
    if (wait > 0) {
      await new Promise((over) => setTimeout(over, wait));
      continue;
    }
    // Before it is sent: a worker that is ended meanwhile must not send the next one at once.
    await storedPace.write(pace);
    try {
      const answer = await call();
      await storedPace.write(await platformAfter(pace, null));
      return { answer, problem: null };
    } catch (error) {
      const problem = noteOf(error, "ui_trouble");
      const slower = await platformAfter(pace, problem);
      await storedPace.write(slower);
      if (!again || slower.refusals === pace.refusals) return { answer: null, problem };
      limit = problem;
    }
  }
}

function limited(wait: number): Note {
  return { code: "open_platform_limit", params: { seconds: String(Math.ceil(wait / 1_000)) }, text: "" };
}
